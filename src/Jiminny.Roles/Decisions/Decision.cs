namespace Jiminny.Roles;

/// <summary>The answer to "may this member do that, here". Immutable, two machine words; the default is a denial.</summary>
public readonly record struct Decision
{
    private static ReadOnlySpan<DecisionAxis> Axes =>
    [
        DecisionAxis.Model, DecisionAxis.None, DecisionAxis.State, DecisionAxis.Fact, DecisionAxis.State, DecisionAxis.State, DecisionAxis.Model,
        DecisionAxis.Model, DecisionAxis.Fact, DecisionAxis.Licence, DecisionAxis.Licence, DecisionAxis.Grant, DecisionAxis.Grant, DecisionAxis.Grant,
        DecisionAxis.Fact, DecisionAxis.Fact, DecisionAxis.Fact, DecisionAxis.Fact,
    ];

    private readonly RoleModel? _model;
    private readonly uint _bits;

    internal Decision(RoleModel model, Reason reason)
        : this(model, new DecisionCell(reason))
    {
    }

    internal Decision(RoleModel model, DecisionCell cell)
    {
        _model = model;
        _bits = cell.Bits;
    }

    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Reason == Reason.Granted;

    /// <summary>Why.</summary>
    public Reason Reason => Cell.Reason;

    /// <summary>What blocked, or none when allowed.</summary>
    public DecisionAxis BlockedBy => Axes[(int)Reason];

    /// <summary>With <see cref="Reason.NotConfigured"/>, the questions whose answer would decide.</summary>
    public ModelQuestions OpenQuestions => Cell.Questions;

    /// <summary>The rule that grants, or that would but for the CRM; null when no rule applies.</summary>
    public Rule? DecidedBy => _model is null || Cell.Rule == DecisionCell.NoRule ? null : _model.Rules[Cell.Rule];

    /// <summary>The fingerprint of the model that decided; empty for a default value.</summary>
    public string ModelFingerprint => _model?.Fingerprint ?? "";

    private DecisionCell Cell => DecisionCell.Of(_bits);

    /// <summary>The reason, and the rule where one applies. Names nobody.</summary>
    public override string ToString() => DecidedBy is { } rule ? $"{Reason} ({rule})" : OpenQuestions == ModelQuestions.None ? $"{Reason}" : $"{Reason}: {OpenQuestions}";
}
