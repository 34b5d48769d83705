namespace Jiminny.Roles.Benchmarks;

/// <summary>The same question put to this package: may a manager of five teams listen to a recording of one of them?</summary>
internal sealed class RolesCases
{
    private static readonly ModelAnswers Answers = new()
    {
        SeatIncludesInsights = false,
        SeatDownloadsOwn = true,
        InsightsDownload = true,
        InsightsForExternals = false,
        SingleOwner = true,
        VoiceSeats = 1,
        InsightsSeats = 0,
    };

    private readonly RoleModel _model = RoleModels.Current.With(Answers);

    private readonly Recording[] _recordingsOfOneTeam = [.. Enumerable.Range(0, 64).Select(i => new Recording(Copy("acme"), $"m-{i}", Copy("team-3")))];
    private readonly Member _manager;
    private readonly Member _lead;
    private readonly Member _analyst;
    private readonly Recording[] _recordings = [.. Enumerable.Range(0, 64).Select(i => new Recording(Copy("acme"), $"m-{i}", $"team-{i % 5}"))];
    private readonly Call _call = new("acme", "m-8", "team-3");
    private readonly Team _team = new("acme", "team-3");

    internal RolesCases()
    {
        _manager = new(Copy("acme"), "m-7")
        {
            Roles = RoleSet.Recorder | RoleSet.Manager,
            State = MemberState.Active,
            ManagedTeams = ["team-0", "team-1", "team-2", "team-3", "team-4"],
        };
        _lead = _manager with { ManagedTeams = ["team-3"] };
        _analyst = new("acme", "m-8") { Roles = RoleSet.Insights, State = MemberState.Active };
    }

    internal IEnumerable<Case> All =>
    [
        new("Jiminny.Roles Decide, granted in the whole organisation", true, GrantedEverywhere),
        new("Jiminny.Roles Decide, granted through the team managed", true, count => Granted(_lead, count)),
        new("Jiminny.Roles Decide, granted through one of five teams", true, count => Granted(_manager, count)),
        new("Jiminny.Roles Decide, denied", false, Denied),
        new("Jiminny.Roles Decide with reason and rule", true, Explained),
        new("Jiminny.Roles Decide denied, with remedies (one)", false, OneRemedy),
        new("Jiminny.Roles Decide denied, with remedies (two)", false, TwoRemedies),
    ];

    private int GrantedEverywhere(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
            granted += _model.Decide(_analyst, Permissions.Recordings.Download, in _recordings[i & 63]).IsAllowed ? 1 : 0;
        return granted;
    }

    private int Granted(Member manager, int count)
    {
        var granted = 0;
        var recordings = ReferenceEquals(manager, _lead) ? _recordingsOfOneTeam : _recordings;
        for (var i = 0; i < count; i++)
            granted += _model.Decide(manager, Permissions.Recordings.Listen, in recordings[i & 63]).IsAllowed ? 1 : 0;
        return granted;
    }

    private int Denied(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
            granted += _model.Decide(_analyst, Permissions.Recordings.Record, in _recordings[i & 63]).IsAllowed ? 1 : 0;
        return granted;
    }

    private int Explained(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
        {
            var decision = _model.Decide(_manager, Permissions.Recordings.Listen, in _recordings[i & 63]);
            granted += decision is { BlockedBy: DecisionAxis.None, DecidedBy.Permission: PermissionId.RecordingListen, ModelFingerprint.Length: > 0 } ? 1 : 0;
        }

        return granted;
    }

    private int OneRemedy(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
        {
            granted += _model.Decide(_analyst, Permissions.Calls.Make, in _call).IsAllowed ? 1 : 0;
            granted += _model.Remedies(_analyst, Permissions.Calls.Make, in _call).Length - 1;
        }

        return granted;
    }

    private int TwoRemedies(int count)
    {
        var granted = 0;
        for (var i = 0; i < count; i++)
        {
            granted += _model.Decide(_analyst, Permissions.Teams.Customise, in _team).IsAllowed ? 1 : 0;
            granted += _model.Remedies(_analyst, Permissions.Teams.Customise, in _team).Length - 2;
        }

        return granted;
    }

    // Ids come from a request and from a store: equal, but never the same string.
    private static string Copy(string id) => new(id.AsSpan());
}
