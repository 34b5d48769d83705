namespace Jiminny.Emulator.Salesforce.Soql;

/// <summary>A condition over one row.</summary>
internal abstract record SoqlCondition
{
    public abstract IEnumerable<string> Fields { get; }

    public abstract bool Holds(Func<string, object?> value);

    public sealed record All(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition
    {
        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);

        public override bool Holds(Func<string, object?> value) => Parts.All(part => part.Holds(value));
    }

    public sealed record Any(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition
    {
        public override IEnumerable<string> Fields => Parts.SelectMany(part => part.Fields);

        public override bool Holds(Func<string, object?> value) => Parts.Any(part => part.Holds(value));
    }

    /// <summary>One of the values; texts compare without case, as in Salesforce.</summary>
    public sealed record In(string Field, IReadOnlyList<object?> Values) : SoqlCondition
    {
        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(Func<string, object?> value)
        {
            var actual = value(Field);
            foreach (var wanted in Values)
            {
                if (Same(actual, wanted))
                    return true;
            }

            return false;
        }
    }

    public sealed record Compare(string Field, string Operator, object? Value) : SoqlCondition
    {
        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(Func<string, object?> value)
        {
            var actual = value(Field);
            if (Operator is "=" or "!=")
                return Same(actual, Value) == (Operator == "=");
            if (actual is null || Value is null)
                return false;

            var order = SoqlOrder.Compare(actual, Value);
            return Operator switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                _ => order >= 0,
            };
        }
    }

    private static bool Same(object? left, object? right) => left is string a && right is string b
        ? string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        : Equals(left ?? NoText(right), right ?? NoText(left));

    // A checkbox never touched is false.
    private static object? NoText(object? other) => other is bool ? false : null;
}
