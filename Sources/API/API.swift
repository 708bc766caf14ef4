import Basics
import Channels
import Clients
import Files
import Pages
import Store

/// The interface for programs under `/api/v1` (DESIGN, "Fixed names"); `openapi.yaml` beside this file describes it.
package struct API: Sendable {
    private let database: Database
    private let intake: IntakeQueue
    private let looks: LookBook
    private let claimLetters: ClaimLetters
    private let contentKey: ContentKey
    private let openLimit: RateLimiter

    /// - Parameters:
    ///   - contentKey: opens what was said in calls.
    ///   - openLimit: how often one address may use what is open to everyone.
    package init(
        database: Database,
        intake: IntakeQueue,
        looks: LookBook,
        claimLetters: ClaimLetters,
        contentKey: ContentKey,
        openLimit: RateLimiter
    ) {
        self.database = database
        self.intake = intake
        self.looks = looks
        self.claimLetters = claimLetters
        self.contentKey = contentKey
        self.openLimit = openLimit
    }

    package func add(to routes: Routes) {
        DescriptionAPI().add(to: routes)
        PeopleAPI(database: database).add(to: routes)
        ClientAPI(database: database, looks: looks).add(to: routes)
        MergeAPI(database: database, looks: looks).add(to: routes)
        CardAPI(database: database, looks: looks).add(to: routes)
        ClientImportAPI(database: database).add(to: routes)
        ContactAPI(database: database, looks: looks).add(to: routes)
        InteractionAPI(database: database, intake: intake, looks: looks, limit: openLimit).add(to: routes)
        CaseAPI(database: database, looks: looks).add(to: routes)
        CaseWorkAPI(database: database).add(to: routes)
        AssignAPI(database: database).add(to: routes)
        TaskAPI(database: database, looks: looks).add(to: routes)
        CallAPI(database: database, looks: looks).add(to: routes)
        RecordingAPI(database: database, looks: looks, openedWith: contentKey).add(to: routes)
        CallbackAPI(database: database, looks: looks).add(to: routes)
        EscalationAPI(database: database, looks: looks).add(to: routes)
        ClaimAPI(database: database, looks: looks, letters: claimLetters).add(to: routes)
        GuideAPI(database: database, looks: looks).add(to: routes)
        LetterAPI(database: database, looks: looks).add(to: routes)
        JournalAPI(database: database).add(to: routes)
    }
}
