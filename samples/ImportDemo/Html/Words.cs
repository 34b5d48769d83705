using ImportDemo.Reporting;

namespace ImportDemo.Html;

/// <summary>Outcomes in words for somebody who was not there.</summary>
internal static class Words
{
    public static string Of(string outcome) => outcome switch
    {
        WeeklyTally.Kept => "kept: somebody on it is in the CRM",
        "Unmatched" => "nobody on it is in the CRM",
        "InternalOnly" => "among colleagues only",
        "NoParticipants" => "names nobody",
        "Private" => "marked private",
        "OutsideWindow" => "outside the period",
        "Draft" => "a draft",
        "Cancelled" => "a cancelled meeting",
        "Declined" => "a declined meeting",
        "Excluded" => "on an exclusion list",
        "Automated" => "sent by a machine or to a list",
        "NotReturnedBySearch" => "not returned by the provider's search",
        "Undecided" => "undecided: the provider withholds who takes part",
        _ => outcome.ToLowerInvariant(),
    };
}
