using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Tests of the tests: each broken adapter fails in the test that names its fault.</summary>
public sealed class ZooTests
{
    public static TheoryData<Type, string> Animals => new()
    {
        { typeof(SkipsAtPageBreaks), "CrmPagingSuite.Every_record_comes" },
        { typeof(OverfillsPages), "CrmPagingSuite.No_page_is_larger_than_announced" },
        { typeof(PagesByOffset), "CrmPagingSuite.A_record_deleted_between_two_pages_takes_no_other_with_it" },
        { typeof(KeepsItsPlaceInMemory), "CrmPagingSuite.A_read_goes_on_with_another_adapter" },
        { typeof(KeepsItsPlaceInMemory), "CrmConcurrencySuite.A_read_from_the_start_does_not_disturb_a_reader_of_changes" },
        { typeof(IgnoresCancellation), "CrmCancellationSuite.A_cancelled_read_ends_and_its_cursor_stays_valid" },
        { typeof(OpensTheInterval), "CrmChangesSuite.A_change_in_the_moment_of_a_read_is_not_lost" },
        { typeof(ReadsEverythingAgain), "CrmChangesSuite.One_change_does_not_bring_everything_again" },
        { typeof(ForgetsDeletions), "CrmDeletionSuite.A_deleted_record_comes_as_deleted" },
        { typeof(ForgetsWhoTookOver), "CrmDeletionSuite.A_merged_record_names_the_one_that_took_over" },
        { typeof(StartsOverInSilence), "CrmExpirySuite.An_expired_cursor_says_so" },
        { typeof(KnowsOneAddress), "CrmAddressSuite.All_addresses_of_a_person_come" },
        { typeof(IsStrictAboutAddresses), "CrmAddressSuite.An_address_comes_as_it_was_typed" },
        { typeof(TakesWebsitesForDomains), "CrmAddressSuite.A_website_comes_as_a_domain" },
        { typeof(ThrowsOnOddWebsites), "CrmAddressSuite.An_account_with_a_broken_website_comes_without_a_domain" },
        { typeof(DropsDuplicates), "CrmDuplicateSuite.Contacts_that_share_an_address_all_come" },
        { typeof(ThrowsWhenThrottled), "CrmThrottlingSuite.A_throttled_read_says_until_when" },
        { typeof(TakesARefusalForEmptiness), "CrmPermissionSuite.A_missing_permission_is_named" },
        { typeof(QuotesTheAnswer), "CrmPrivacySuite.An_error_quotes_no_content" },
        { typeof(BoastsOfACapability), "CrmDescriptorSuite.Announced_capabilities_are_those_it_has" },
        { typeof(WritesTwice), "CrmActivitySuite.An_activity_written_twice_exists_once" },
        { typeof(LooksBeforeItLeaps), "CrmActivitySuite.An_activity_written_by_eight_at_a_time_exists_once" },
        { typeof(WritesToNobody), "CrmActivitySuite.An_activity_of_a_deleted_record_is_not_written" },
        { typeof(MindsTheCase), "CrmLookupSuite.People_are_found_whatever_the_case" },
    };

    [Theory]
    [MemberData(nameof(Animals))]
    public async Task A_broken_adapter_fails_in_the_test_that_names_its_fault(Type animal, string test) =>
        Assert.Contains(test, await SuiteRunner.FailuresAsync(animal));

    [Fact]
    public async Task The_adapter_they_derive_from_fails_in_none() => Assert.Empty(await SuiteRunner.FailuresAsync(typeof(MemoryFixture)));

    [Fact]
    public void A_suite_left_out_is_noticed()
    {
        var exception = Assert.ThrowsAny<Exception>(new Incomplete().Every_suite_is_run);

        Assert.Contains(nameof(CrmPagingSuite<>), exception.Message, StringComparison.Ordinal);
    }

    private sealed class Incomplete : CrmCompletenessSuite<SkipsAtPageBreaks>;
}
