namespace Jiminny.Roles.Tests;

/// <summary>Ids are the host's and of any length: two that differ in one character anywhere are two, however alike.</summary>
public sealed class IdTests
{
    private const string Characters = "organisation-42/member:0123456789-äöü-7";

    public static TheoryData<int> Lengths { get; } = new(Enumerable.Range(1, Characters.Length));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void An_id_is_the_same_as_its_copy_and_as_nothing_that_differs_in_a_character_or_in_length(int length)
    {
        var id = Characters[..length];
        Assert.True(IsAmongTeams(id, Copy(id)));
        Assert.Equal((Reason.Granted, Reason.Granted), DecideFor(id, Copy(id)));
        foreach (var other in Alike(id))
        {
            Assert.False(IsAmongTeams(id, other), $"team {other}");
            Assert.Equal((Reason.OtherOrganisation, Reason.NotAdmin), DecideFor(id, other));
        }
    }

    [Fact]
    public void Teams_whose_ids_end_alike_are_told_apart()
    {
        TeamSet teams = ["north/0001", "south/0001", "0001", "a0001"];

        Assert.All(teams, team => Assert.True(teams.Contains(Copy(team))));
        Assert.All(new[] { "nørth/0001", "001", "b0001", "10001", "", null }, team => Assert.False(teams.Contains(team)));
    }

    private static bool IsAmongTeams(string id, string asked) => TeamSet.Create("team-a", id, "team-b").Contains(asked);

    /// <summary>The answers when an organisation's id is spelled so, and when an owner's is.</summary>
    private static (Reason Organisation, Reason Owner) DecideFor(string id, string asked)
    {
        var model = RoleModels.Current.With(Probe.Answers);
        var member = new Member(id, id) { Roles = RoleSet.Recorder, State = MemberState.Active };
        return (
            model.Decide(member, Permissions.Recordings.Download, new Recording(asked, id)).Reason,
            model.Decide(member, Permissions.Recordings.Download, new Recording(id, asked)).Reason);
    }

    private static IEnumerable<string> Alike(string id)
    {
        for (var i = 0; i < id.Length; i++)
            yield return id[..i] + '#' + id[(i + 1)..];
        yield return id + id[^1];
        yield return id[0] + id;
        if (id.Length > 1)
            yield return id[1..];
    }

    private static string Copy(string text) => new(text.AsSpan());
}
