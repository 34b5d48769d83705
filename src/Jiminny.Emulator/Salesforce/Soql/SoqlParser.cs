namespace Jiminny.Emulator.Salesforce.Soql;

/// <summary>Reads SELECT … FROM … WHERE … ORDER BY … LIMIT …, with AND, OR, parentheses and IN.</summary>
internal static class SoqlParser
{
    public static SoqlQuery Parse(string text)
    {
        var tokens = new SoqlTokens(text);
        tokens.Take("SELECT");
        var fields = ParseFields(tokens);
        tokens.Take("FROM");
        var query = new SoqlQuery { Fields = fields, Object = tokens.TakeWord() };
        if (tokens.TryTake("WHERE"))
            query = query with { Where = ParseAny(tokens) };
        if (tokens.TryTake("ORDER"))
            query = query with { Order = ParseOrder(tokens) };
        if (tokens.TryTake("LIMIT"))
            query = query with { Limit = tokens.TakeLiteral() is long limit ? (int)limit : throw tokens.Unexpected() };
        return tokens.AtEnd ? query : throw tokens.Unexpected();
    }

    private static List<string> ParseFields(SoqlTokens tokens)
    {
        if (tokens.TryTake("COUNT"))
        {
            tokens.Take("(");
            tokens.Take(")");
            return [];
        }

        var fields = new List<string>();
        do
            fields.Add(tokens.TakeWord());
        while (tokens.TryTake(","));
        return fields;
    }

    private static List<(string, bool)> ParseOrder(SoqlTokens tokens)
    {
        tokens.Take("BY");
        var order = new List<(string, bool)>();
        do
        {
            var field = tokens.TakeWord();
            var descending = tokens.TryTake("DESC");
            if (!descending)
                tokens.TryTake("ASC");
            order.Add((field, descending));
        }
        while (tokens.TryTake(","));
        return order;
    }

    private static SoqlCondition ParseAny(SoqlTokens tokens)
    {
        var parts = new List<SoqlCondition> { ParseAll(tokens) };
        while (tokens.TryTake("OR"))
            parts.Add(ParseAll(tokens));
        return parts.Count == 1 ? parts[0] : new SoqlCondition.Any(parts);
    }

    private static SoqlCondition ParseAll(SoqlTokens tokens)
    {
        var parts = new List<SoqlCondition> { ParseOne(tokens) };
        while (tokens.TryTake("AND"))
            parts.Add(ParseOne(tokens));
        return parts.Count == 1 ? parts[0] : new SoqlCondition.All(parts);
    }

    private static SoqlCondition ParseOne(SoqlTokens tokens)
    {
        if (tokens.TryTake("("))
        {
            var inner = ParseAny(tokens);
            tokens.Take(")");
            return inner;
        }

        var field = tokens.TakeWord();
        if (tokens.TryTake("IN"))
        {
            tokens.Take("(");
            var values = new List<object?>();
            do
                values.Add(tokens.TakeLiteral());
            while (tokens.TryTake(","));
            tokens.Take(")");
            return new SoqlCondition.In(field, values);
        }

        var sign = tokens.TakeWord();
        return sign is "=" or "!=" or "<" or "<=" or ">" or ">="
            ? new SoqlCondition.Compare(field, sign, tokens.TakeLiteral())
            : throw tokens.Unexpected();
    }
}
