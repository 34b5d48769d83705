using System.Collections.Immutable;
using System.Text;

namespace Jiminny.Roles;

/// <summary>Two models side by side, permission by permission. Immutable.</summary>
public sealed record RoleModelComparison
{
    private RoleModelComparison(RoleModel left, RoleModel right)
    {
        Left = left;
        Right = right;
    }

    /// <summary>One model.</summary>
    public RoleModel Left { get; }

    /// <summary>The other model.</summary>
    public RoleModel Right { get; }

    /// <summary>The columns: a model and a combination of roles each.</summary>
    public ImmutableArray<(RoleModel Model, RoleSet Roles)> Columns { get; private init; } = [];

    /// <summary>The rows: a permission, and how far it reaches in each column.</summary>
    public ImmutableArray<(PermissionId Permission, ImmutableArray<string> Cells)> Rows { get; private init; } = [];

    /// <summary>Compares.</summary>
    /// <param name="left">One model.</param>
    /// <param name="right">The other model.</param>
    /// <returns>The comparison.</returns>
    public static RoleModelComparison Compare(RoleModel left, RoleModel right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ImmutableArray<(RoleModel Model, RoleSet Roles)> columns =
            [.. RoleProfile.Of(left).Select(roles => (left, roles)), .. RoleProfile.Of(right).Select(roles => (right, roles))];
        return new(left, right)
        {
            Columns = columns,
            Rows = [.. Permissions.All.Select(permission => (permission.Id, columns.Select(column => Describe(column.Model, column.Roles, permission.Id)).ToImmutableArray()))],
        };
    }

    /// <summary>The comparison as two markdown tables, one per model, with the same rows.</summary>
    /// <returns>The text, lines ended by LF.</returns>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var model in Left == Right ? [Left] : new[] { Left, Right })
        {
            var columns = Enumerable.Range(0, Columns.Length).Where(column => Columns[column].Model == model).ToList();
            text.Append("### The ").Append(model.Name).Append(" model, version ").Append(model.Version).Append("\n\n| permission |");
            foreach (var column in columns)
                text.Append(' ').Append(RoleProfile.NameOf(model, Columns[column].Roles)).Append(" |");
            text.Append("\n|---|").Insert(text.Length, "---|", columns.Count).Append('\n');
            foreach (var (permission, cells) in Rows)
            {
                text.Append("| `").Append(Permissions.Of(permission).Name).Append("` |");
                foreach (var column in columns)
                    text.Append(' ').Append(cells[column]).Append(" |");
                text.Append('\n');
            }

            text.Append('\n');
        }

        return text.Append(Legend).ToString();
    }

    private const string Legend =
        "`all`: in the whole organisation. `team`: in teams the member manages. `own`: what the member owns. `?`: the host has to say. "
        + "`soon`: announced. `·`: not in this model. `–`: no. CRM: the member needs access in the CRM; policy: as the organisation's CRM-write policy asks.\n";

    private static string Describe(RoleModel model, RoleSet roles, PermissionId permission)
    {
        var text = "";
        var crm = CrmNeed.None;
        foreach (var (relation, name) in (ReadOnlySpan<(Reach, string)>)[(Reach.Organisation, "all"), (Reach.ManagedTeam, "team"), (Reach.Own, "own")])
        {
            var cell = model.CellOf(roles, permission, relation);
            if (cell.Reason is Reason.ComingSoon or Reason.NotInThisModel)
                return cell.Reason == Reason.ComingSoon ? "soon" : "·";
            if (cell.Reason == Reason.NotConfigured && text.Length == 0 && (relation != Reach.ManagedTeam))
                text = $"{name}?";
            if (cell.Reason != Reason.Granted)
                continue;
            crm = cell.Crm;
            text = text.Length == 0 ? name : $"{name}, {text}";
            break;
        }

        return (text.Length == 0 ? "–" : text) + crm switch
        {
            CrmNeed.User => " (CRM)",
            CrmNeed.Admin => " (CRM admin)",
            CrmNeed.ByWritePolicy => " (policy)",
            _ => "",
        };
    }
}
