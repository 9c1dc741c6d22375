//! What the decisions look at, and how much each thing weighs.
//!
//! Every feature is a yes-or-no question with a name; `weights.txt` gives its weight. An option's score is the sum of the
//! weights of its features. `training` tunes the weights; no feature names a word.

macro_rules! features {
    ($($name:ident)*) => {
        /// A question about an option, answered with yes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Feature { $($name),* }

        /// All features, in their order.
        pub const ALL: &[Feature] = &[$(Feature::$name),*];

        /// The names of all features, in their order.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

features! {
    // Does this word report what somebody says?
    CueBias CueSay CueWrite CueTell CueAsk CueUtter CueJudge CueUrge CueCommit CueTalk CueThink CueSupport CueShow CueSeem CueAccording
    CueNoun CueColon CuePast CueThird CueBase CueIng CueInfinitive CuePassive CueModal CueNegated CueHeadline CueQuoteNear
    CueSayThat CueSayClause CueSayPhrase CueSayPreposition CueSayEnd CueSayComma CueThat CueWh CueTo CueClause CuePhrase CuePreposition
    CueEnd CueQuote CueColonOpens CueNominalPhrase CueNominalClause
    CueThinkClause CueThinkThat CueShowClause CueNounThat CueNounTo CueNounOwned CueNounOf CueNounGiven
    CueSubjectPerson CueSubjectName CueSubjectPronoun CueSubjectOrganization CueSubjectText CueSubjectThing CueSubjectNone CueRelative
    CueThingSay CueThinkIng CueBaseNoModal CueAfterComma CueColonQuote CueColonHeadline CueColonHeadlineName CueColonHeadlineOffice CueColonHeadlineOrganization CueColonHeadlineFirst CueColonHeadlineClause CueColonHeadlineTold CueSignedName CueSignedOffice CueSignedOrganization CueSignedOther CueSignedColon CueSignedClause CueHeard
    CueNested CueNestedSay CuePassiveThink CuePassiveJudge CueBareParticiple CueBareJudge CueAnnounces CueFollowsQuotation CueIngLinked
    CuePerform CueUtterQuote CueUtterFollows CuePerformFollows CueWriteQuote CuePerformQuote CueShown CueShownQuote CueQuoteStop CueQuoteTitled CueQuoteEnds
    CueAsClause CueInvertedStart CueAnnouncesQuote CueAnnouncesWording CueAnnouncesNext CueNounAnnounces CueNounColon CueNounQuote CueUtteranceQuote CueFollowsSentence CueCloses
    CueTaggedTensed CueTaggedParticiple CueTaggedVerb CueTaggedNoun CueTaggedAdjective CueTaggedOther CueOpensTensed CueOpensTenseless CueTakesGerund CueTakesAs CueReduced
    // Is this phrase its source?
    SourceBefore0 SourceBefore1 SourceBefore3 SourceBefore7 SourceBeforeFar SourceAfter0 SourceAfter1 SourceAfter4
    SourceInverted SourceInvertedThing SourceComma1 SourceComma2 SourceVerb1 SourceVerb2 SourceQuoteBetween SourcePhrase1 SourcePhrase2 SourcePhrase3
    SourceCoordinator SourceClauseStart SourceUnitStart SourceSubjectPronoun SourceObjectPronoun SourceRelative SourceOtherPronoun
    SourcePerson SourceOrganization SourcePlace SourceMisc SourceSomePerson SourceSomeText SourceSomeThing SourceOwner
    SourceAfterPreposition SourceAfterOf SourceAfterVerb SourceInBrackets SourceHasVerb SourceIngStart SourceIngVerb SourceAccordingNext SourceAccordingOwner SourceAccordingOther
    SourceColonBefore SourceColonOther SourceNounOwner SourceNounBy SourceNounSubject SourcePassiveBy SourcePassiveSubject SourceCommaStart
    SourceNone SourceNonePassive SourceNoneIng SourceNoneNoun SourceNoneInfinitive SourceRelativeNear SourceOtherSentence SourceInfinitiveStart SourceInfinitiveVerb
    SourceApposed SourceFirstPhrase SourceAdjacentPerson SourceAdjacentThing
    SourceIngAdjacent SourceIngCommaSubject SourceIngCommaObject SourceNearestSubject SourceOnlySubject SourceThroughPreposition SourceAdjacentInPreposition
    SourceIngNearestSubject SourceFiniteUncommaed SourceInfinitiveNearest
    SourceSpokenOf SourceReportedIng SourceReportedCoordinator SourceClauseOfCue SourceWithIng SourceAddressed SourceFrontedIng SourceIngSpeaks SourceIngSilent SourceSpeaks SourceShared SourceInserted SourceIngSubordinate SourceIngAccording SourceAgent SourceTrailing SourceTrailed SourceQuotedAs
    // Does what a cue reports end here?
    EndBias EndNewCue EndFronted EndCoordinatedCue EndAccording EndLaterCue EndOtherSource EndIngCue EndNounCue EndFrontedSubject
    EndFrontedOther EndClauseVerbless EndDeedVerbless EndThingVerbless EndStop EndCommaRelative EndDash EndBareRelative
    EndCommaThat EndBareOther EndCommaConcession EndBareConcession EndCommaTime EndBareTime EndCommaReason EndBareReason
    EndCommaNewClause EndDashClause EndBareNewClause EndCommaNewVerb EndBareNewVerb EndCommaCoordinated EndBareCoordinated
    EndCommaIng EndBareIng EndCommaParticiple EndCommaPreposition EndBarePreposition EndBarePlace EndBareMeans EndCommaDate
    EndBareDate EndCommaSubject EndCommaNoun EndCommaAdverb EndCommaTo EndBareTo EndCommaOther EndClauseRelative
    EndDeedRelative EndThingRelative EndClauseThat EndDeedThat EndThingThat EndClauseConcession EndDeedConcession
    EndThingConcession EndClauseTime EndDeedTime EndThingTime EndClauseReason EndDeedReason EndThingReason EndClauseNewClause
    EndDeedNewClause EndThingNewClause EndClauseNewVerb EndDeedNewVerb EndThingNewVerb EndClauseCoordinated
    EndDeedCoordinated EndThingCoordinated EndClauseIng EndDeedIng EndThingIng EndClauseOther EndDeedOther EndThingParticiple
    EndClausePreposition EndDeedPreposition EndThingPreposition EndClausePlace EndDeedPlace EndThingPlace EndClauseMeans
    EndDeedMeans EndThingMeans EndClauseDate EndDeedDate EndThingDate EndClauseSubject EndDeedSubject EndThingSubject
    EndClauseNoun EndDeedNoun EndThingNoun EndThingOther EndClauseTo EndDeedTo EndThingTo EndListing EndWords1 EndWords3
    EndWords8 EndWords16 EndWordsMany EndRestShort EndQuoteAhead EndRestVerbless EndQuoteBefore EndHeadline EndColonQuote EndResumes EndToWhich EndInfinitiveGoesOn EndUtterance EndUtteranceWhole EndLaterQuotation EndTenseOfContent EndTenseOfCue EndRelativeModal EndCleft EndPhraseNewClause
    // Did somebody say or write this quotation?
    SpeechBias SpeechWords1 SpeechWords2 SpeechWords3 SpeechWords6 SpeechLong SpeechStop SpeechComma SpeechTitled SpeechAfterColon
    SpeechAfterComma SpeechAfterDeterminer SpeechBeforeNoun SpeechCovered SpeechCueInUnit SpeechNoCue SpeechWholeUnit SpeechNamed
    SpeechHeadline SpeechHeadlineLong SpeechEchoed SpeechEchoedWholly SpeechAsUncovered SpeechOwned SpeechShortTitled SpeechShortCovered SpeechShortUncovered SpeechVerbInside SpeechOpenStart SpeechThenCue SpeechRightAfterCue
    SpeechTitledOwned SpeechTitledDetermined SpeechTitledPlace SpeechTitledBeforeNoun SpeechNickname SpeechAfterReportingNoun SpeechAfterWording SpeechBeforeReportingNoun SpeechOpensContent
    SpeechCoveredSay SpeechCoveredJudge SpeechCoveredNoun SpeechTitledVenue SpeechCoveredSure SpeechCoveredFirst SpeechCoveredTitled SpeechShortThenCue SpeechPerson SpeechAs SpeechListed
    SpeechUttered SpeechUtterance SpeechWritten SpeechShown SpeechExclaims SpeechTitledKind SpeechUtteredListed SpeechTitledNetwork SpeechOpensTitled SpeechNamedTitled SpeechGoesOn SpeechBracketed SpeechOwnRemark
    // Does this clause, or the speaker before, govern the quotation?
    GovernCovers GovernRightBefore GovernRightAfter GovernUnitBefore GovernUnitAfter GovernNear GovernQuoteBetween GovernOwnContent
    GovernPreviousUnit GovernPreviousBlock GovernNextUnit GovernCarry GovernCarryBlock GovernCarryFar GovernSubject GovernSay GovernOtherFrame
    GovernJudge GovernThink GovernNoun GovernAccording GovernColon GovernPerson GovernPronoun GovernNominal GovernThing GovernNoSource GovernOrganization
    GovernWholePreviousUnit GovernWholePreviousBlock GovernWholeCarry GovernWholeCarryBlock GovernWholeNext GovernPartPrevious GovernPartCarry GovernOpenEnded
    GovernNone GovernNoneWhole GovernNonePart GovernCommaThenCue GovernColonBefore GovernSure GovernUnsure GovernSecond GovernInverted GovernSplit
    GovernSubjectPerson GovernSubjectName GovernContinues GovernSubjectSpeaks
    GovernSubjectVerb GovernSubjectNearest GovernSubjectBehind GovernSubjectOwner GovernSubjectColon GovernSubjectText GovernAnnounced GovernSigned GovernPartCarryOpens
    GovernNearestBefore GovernNearestAfter GovernIngAfter GovernListed GovernSubjectIntroduced GovernCarryIntroduced GovernSubjectPreviousUnit GovernSubjectPreviousBlock GovernBracketed GovernOwnRemark
    // Whom does the speaker mean? The same questions of everybody, of `he`, of `it`, of nouns for people and of those for organizations and texts; then others.
    ReferSame ReferBlock ReferBlock1 ReferBlock3 ReferFar ReferAhead ReferSubject ReferObject ReferOwner ReferTitle ReferNearest ReferSecond ReferSpoke ReferSpokeLast ReferSpokeHere ReferSpokeSecond ReferNamed ReferTold ReferSuggested ReferMost ReferOnly ReferBias
    ReferHeSame ReferHeBlock ReferHeBlock1 ReferHeBlock3 ReferHeFar ReferHeAhead ReferHeSubject ReferHeObject ReferHeOwner ReferHeTitle ReferHeNearest ReferHeSecond ReferHeSpoke ReferHeSpokeLast ReferHeSpokeHere ReferHeSpokeSecond ReferHeNamed ReferHeTold ReferHeSuggested ReferHeMost ReferHeOnly ReferHeBias
    ReferItSame ReferItBlock ReferItBlock1 ReferItBlock3 ReferItFar ReferItAhead ReferItSubject ReferItObject ReferItOwner ReferItTitle ReferItNearest ReferItSecond ReferItSpoke ReferItSpokeLast ReferItSpokeHere ReferItSpokeSecond ReferItNamed ReferItTold ReferItSuggested ReferItMost ReferItOnly ReferItBias
    ReferPersonSame ReferPersonBlock ReferPersonBlock1 ReferPersonBlock3 ReferPersonFar ReferPersonAhead ReferPersonSubject ReferPersonObject ReferPersonOwner ReferPersonTitle ReferPersonNearest ReferPersonSecond ReferPersonSpoke ReferPersonSpokeLast ReferPersonSpokeHere ReferPersonSpokeSecond ReferPersonNamed ReferPersonTold ReferPersonSuggested ReferPersonMost ReferPersonOnly ReferPersonBias
    ReferBodySame ReferBodyBlock ReferBodyBlock1 ReferBodyBlock3 ReferBodyFar ReferBodyAhead ReferBodySubject ReferBodyObject ReferBodyOwner ReferBodyTitle ReferBodyNearest ReferBodySecond ReferBodySpoke ReferBodySpokeLast ReferBodySpokeHere ReferBodySpokeSecond ReferBodyNamed ReferBodyTold ReferBodySuggested ReferBodyMost ReferBodyOnly ReferBodyBias
    ReferGenderSame ReferGenderUnknown ReferGenderGiven ReferGenderGivenOther ReferPersonJust ReferToldSame ReferToldOther ReferGenderGivenOnly ReferGenderTitled ReferGenderEnding ReferGenderEndingOther ReferNamedAloud ReferAsker ReferAddressee ReferSpokeTo ReferAskedAbout ReferMain ReferEmbedded ReferAgent ReferTopic ReferTopicBefore ReferPronoun ReferJust ReferJustNearest ReferOften ReferKindOrganization ReferKindPlace ReferKindPerson ReferKindOther ReferAge ReferAgeOther ReferAgeTopic ReferApposed
    ReferIntroduced ReferIntroducedA ReferIntroducedOpening ReferOffice ReferOfficeOnly ReferOfficeListed ReferOfficeOther ReferOfficeUnknown ReferModified
    ReferKindNamed ReferKindOtherNamed ReferText ReferAuthor ReferBeside ReferArticleA ReferLong
    ReferDescribed ReferDescribedHere ReferDescribedBefore ReferDescribedA ReferDescribedAlone ReferDescribedNew ReferDescribedHidden
    ReferNobodyHe ReferNobodyIt ReferNobodyPerson ReferNobodyBody ReferNobodyThe ReferNobodyA ReferNobodyOwner ReferNobodyBare ReferNobodyText
    ReferNobodyPlural ReferNobodyLong ReferNobodyDirect ReferNobodyTitled ReferNobodyOpening ReferNobodyAgain ReferNobodyAged ReferNobodyComplete
    // Is the whole item right: said, and by this one?
    ItemAnnounces ItemSay ItemWrite ItemTell ItemAsk ItemUtter ItemJudge ItemUrge ItemCommit
    ItemTalk ItemThink ItemSupport ItemShow ItemAccording ItemNoun ItemColon ItemCue0 ItemCue1
    ItemCue2 ItemCue3 ItemCue4 ItemSource0 ItemSource1 ItemSource2 ItemSource3 ItemSource4 ItemSubordinate
    ItemWithinThat ItemRelative ItemOwner ItemObjectPronoun ItemSomeText ItemSomeThing ItemSomePerson ItemClauseSaid ItemClauseBefore
    ItemClause ItemInfinitive ItemGerund ItemPredicate ItemPhrase ItemPassive ItemModal ItemToSay ItemNegated
    ItemIng ItemThird ItemBase ItemFollows ItemRefersBack ItemLongCue ItemOpensThat ItemOpensWh ItemOpensTo
    ItemOpensColon ItemOpensQuotation ItemOpensClause ItemOpensPhrase ItemOpensPreposition ItemOpensComma ItemOpensEnd ItemGovern0 ItemGovern1
    ItemGovern2 ItemGovern3 ItemGovern4 ItemSpoken0 ItemSpoken1 ItemSpoken2 ItemSpoken3 ItemSpoken4 ItemByClause
    ItemByColon ItemByInverted ItemBySpeakerCue ItemByCueQuote ItemBySentence ItemByAnnounced ItemBySentenceBefore ItemByParagraphBefore ItemBySentenceAfter
    ItemBySame ItemByGoesOn ItemBySubject ItemBySigned ItemByTurn ItemByNobody ItemBias ItemDirect ItemMixed
    ItemIndirect ItemUnclosed ItemWords1 ItemWords3 ItemWords6 ItemWords14 ItemWords40 ItemWordsMany ItemDirectShort
    ItemIndirectShort ItemDirectSmall ItemNoParagraph ItemHeadline ItemEchoed ItemNobodyDirect ItemNobody ItemPerson ItemOrganization ItemOtherName
    ItemUnknownName ItemLinkedNoun ItemNoun0 ItemFallback ItemNounBody ItemNounThe ItemNounA ItemNounPlural ItemRepeated ItemFirstPerson ItemLinkedPronoun ItemLostPronoun ItemOtherPronoun ItemDemonstrative ItemSelfNamed ItemWhoNamed
    ItemLongSpeaker ItemBlocks1 ItemBlocks2 ItemRefer0 ItemRefer1 ItemRefer2 ItemRefer3 ItemRefer4
}

/// How many features there are.
pub const COUNT: usize = NAMES.len();

/// How much each feature weighs.
pub struct Weights(pub [f32; COUNT]);

impl Weights {
    /// Those that the engine ships.
    pub const SHIPPED: &'static Weights = &Weights(read(include_str!("weights.txt").as_bytes()));

    /// The weight of a feature.
    pub fn of(&self, feature: Feature) -> f32 {
        self.0[feature as usize]
    }

    /// The score of an option with these features.
    pub fn score(&self, features: &[Feature]) -> f32 {
        features.iter().map(|&feature| self.of(feature)).sum()
    }

    /// The chance that goes with the score, where an option is alone.
    pub(crate) fn chance(&self, features: &[Feature]) -> f32 {
        1.0 / (1.0 + libm::expf(-self.score(features)))
    }
}

/// Reads `weights.txt` when the engine is built: a line for each feature, in their order; name, tab, a number with at most three decimals.
const fn read(file: &[u8]) -> [f32; COUNT] {
    const NONE: &str = "weights.txt must have one line for each feature, in their order";
    let mut weights = [0.0; COUNT];
    let (mut at, mut feature) = (0, 0);
    while at < file.len() {
        if file[at] == b'#' {
            at = line_end(file, at);
        } else {
            assert!(feature < COUNT, "{}", NONE);
            let name = NAMES[feature].as_bytes();
            let mut letter = 0;
            while letter < name.len() {
                assert!(at < file.len() && file[at] == name[letter], "{}", NONE);
                (letter, at) = (letter + 1, at + 1);
            }
            assert!(at < file.len() && file[at] == b'\t', "{}", NONE);
            let end = line_end(file, at);
            weights[feature] = number(file, at + 1, end);
            (feature, at) = (feature + 1, end);
        }
        at += 1;
    }
    assert!(feature == COUNT, "{}", NONE);
    weights
}

const fn line_end(file: &[u8], mut at: usize) -> usize {
    while at < file.len() && file[at] != b'\n' {
        at += 1;
    }
    at
}

const fn number(file: &[u8], mut at: usize, end: usize) -> f32 {
    let negative = file[at] == b'-';
    at += negative as usize;
    let (mut digits, mut scale, mut behind_point) = (0_u32, 1_u32, false);
    while at < end {
        if file[at] == b'.' && !behind_point {
            behind_point = true;
        } else {
            assert!(file[at].is_ascii_digit(), "a weight in weights.txt is no number");
            digits = digits * 10 + (file[at] - b'0') as u32;
            scale *= if behind_point { 10 } else { 1 };
        }
        at += 1;
    }
    let number = digits as f32 / scale as f32;
    if negative { -number } else { number }
}

/// The features of one option, as they are collected.
pub(crate) struct Collected(pub Vec<Feature>);

impl Default for Collected {
    fn default() -> Self {
        Collected(Vec::with_capacity(32))
    }
}

impl Collected {
    pub(crate) fn add(&mut self, feature: Feature) {
        self.0.push(feature);
    }

    pub(crate) fn all_when(&mut self, condition: bool, features: [Feature; 2]) {
        if condition {
            self.0.extend(features);
        }
    }

    pub(crate) fn when(&mut self, condition: bool, feature: Feature) {
        if condition {
            self.0.push(feature);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_as_they_are_written() {
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#'));
        for (line, (name, weight)) in lines.zip(NAMES.iter().zip(Weights::SHIPPED.0)) {
            let (written, number) = line.split_once('\t').unwrap();
            assert_eq!((written, number.parse::<f32>().unwrap()), (*name, weight));
        }
    }
}
