using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelCheck.Tests.Reporting;

/// <summary>
/// Validates JSON against the part of JSON Schema that <c>result.schema.json</c> uses. A keyword that it doesn't know
/// is an error of the schema: nothing goes unchecked because this class is small.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "title", "description"];

    /// <summary>What is wrong with a document: a path and a reason each; empty when it is valid.</summary>
    public List<string> Validate(JsonElement document)
    {
        List<string> errors = [];
        Validate(root, document, "$", errors);
        return errors;
    }

    private void Validate(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject().Where(k => !Annotations.Contains(k.Name)))
        {
            string? complaint = keyword.Name switch
            {
                "$ref" => FollowReference(keyword.Value.GetString()!, value, path, errors),
                "type" => HasType(keyword.Value, value) ? null : $"is no {keyword.Value}",
                "enum" => keyword.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)) ? null : "is not listed",
                "pattern" => MatchesPattern(keyword.Value.GetString()!, value) ? null : $"does not match {keyword.Value}",
                "minimum" => IsNumberWhere(value, n => n >= keyword.Value.GetDouble()) ? null : "is too small",
                "maximum" => IsNumberWhere(value, n => n <= keyword.Value.GetDouble()) ? null : "is too great",
                "required" => Missing(keyword.Value, value),
                "properties" => ValidateMembers(keyword.Value, value, path, errors),
                "additionalProperties" => ValidateOthers(schema, keyword.Value, value, path, errors),
                "items" => ValidateItems(keyword.Value, value, path, errors),
                "anyOf" => IsAny(keyword.Value, value) ? null : "fits none of the alternatives",
                _ => throw new NotSupportedException($"schema keyword '{keyword.Name}'"),
            };
            if (complaint is not null)
                errors.Add($"{path} {complaint}");
        }
    }

    private string? FollowReference(string reference, JsonElement value, string path, List<string> errors)
    {
        JsonElement target = root;
        foreach (string part in reference.TrimStart('#', '/').Split('/'))
            target = target.GetProperty(part);

        Validate(target, value, path, errors);
        return null;
    }

    private static bool HasType(JsonElement types, JsonElement value)
    {
        if (types.ValueKind == JsonValueKind.Array)
            return types.EnumerateArray().Any(type => HasType(type, value));

        return types.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
            var other => throw new NotSupportedException($"schema type '{other}'"),
        };
    }

    private static bool MatchesPattern(string pattern, JsonElement value) =>
        value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, pattern);

    private static bool IsNumberWhere(JsonElement value, Func<double, bool> condition) =>
        value.ValueKind != JsonValueKind.Number || condition(value.GetDouble());

    private static string? Missing(JsonElement names, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        string[] missing = [.. names.EnumerateArray().Select(n => n.GetString()!).Where(n => !value.TryGetProperty(n, out _))];
        return missing is [] ? null : $"lacks {string.Join(", ", missing)}";
    }

    private string? ValidateMembers(JsonElement members, JsonElement value, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (value.TryGetProperty(member.Name, out JsonElement part))
                Validate(member.Value, part, $"{path}.{member.Name}", errors);
        }

        return null;
    }

    private string? ValidateOthers(
        JsonElement schema, JsonElement others, JsonElement value, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        bool hasMembers = schema.TryGetProperty("properties", out JsonElement members);
        foreach (JsonProperty part in value.EnumerateObject())
        {
            if (hasMembers && members.TryGetProperty(part.Name, out _))
                continue;

            if (others.ValueKind == JsonValueKind.False)
                errors.Add($"{path} has an unknown member '{part.Name}'");
            else
                Validate(others, part.Value, $"{path}.{part.Name}", errors);
        }

        return null;
    }

    private string? ValidateItems(JsonElement items, JsonElement value, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;

        for (int i = 0; i < value.GetArrayLength(); i++)
            Validate(items, value[i], $"{path}[{i}]", errors);
        return null;
    }

    private bool IsAny(JsonElement alternatives, JsonElement value) => alternatives.EnumerateArray().Any(schema =>
    {
        List<string> errors = [];
        Validate(schema, value, "", errors);
        return errors is [];
    });
}
