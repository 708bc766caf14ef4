import Channels
import Clients
import Desk
import Language
import Pages
import Store

/// The desk: the page that people live in, the cases and the clients on it.
package struct DeskRoutes: Sendable {
    private let house: DeskHouse

    /// - Parameters:
    ///   - address: how people reach this Highrock from outside, for the links that clients get.
    ///   - letters: opens letters to show what is in them.
    ///   - claimLetters: writes the answers to claims.
    ///   - tell: says to open pages that topics have changed which the journal knows nothing of (who is looking).
    package init(
        database: Database,
        link: PortalLink,
        address: String,
        speller: Speller = Speller(),
        letters: LetterOpening,
        claimLetters: ClaimLetters,
        tell: @escaping @Sendable ([Topic]) async -> Void = { _ in }
    ) {
        let news = TopicNews(reach: DeskTopics.reach)
        house = DeskHouse(
            database: database,
            looks: LookBook(database),
            link: link,
            address: address,
            news: news,
            keptCases: KeptAnswers(news),
            speller: speller,
            letters: letters,
            claimLetters: claimLetters,
            tell: tell
        )
    }

    package func add(to routes: Routes) {
        DeskPageRoutes(house: house).add(to: routes)
        CaseListRoutes(house: house).add(to: routes)
        BulkRoutes(house: house).add(to: routes)
        SavedFilterRoutes(house: house).add(to: routes)
        OverviewRoutes(house: house).add(to: routes)
        LineBoardRoutes(house: house).add(to: routes)
        NewCaseRoutes(house: house).add(to: routes)
        CaseRoutes(house: house).add(to: routes)
        CaseActRoutes(house: house).add(to: routes)
        PromiseRoutes(house: house).add(to: routes)
        TaskRoutes(house: house).add(to: routes)
        EscalationRoutes(house: house).add(to: routes)
        ClaimRoutes(house: house).add(to: routes)
        ClaimLetterRoutes(house: house).add(to: routes)
        ClaimListRoutes(house: house).add(to: routes)
        GuideRunRoutes(house: house).add(to: routes)
        LetterActRoutes(house: house).add(to: routes)
        AttachmentRoutes(house: house).add(to: routes)
        CaseTemplateRoutes(house: house).add(to: routes)
        BegunAnswerRoutes(house: house).add(to: routes)
        ColleagueRoutes(house: house).add(to: routes)
        SpellingRoutes(house: house).add(to: routes)
        JoiningRoutes(house: house).add(to: routes)
        AssignRoutes(house: house).add(to: routes)
        ClientListRoutes(house: house).add(to: routes)
        ImportRoutes(house: house).add(to: routes)
        ExportRoutes(house: house).add(to: routes)
        NewClientRoutes(house: house).add(to: routes)
        ClientRoutes(house: house).add(to: routes)
        ContactRoutes(house: house).add(to: routes)
        DetailRoutes(house: house).add(to: routes)
        WallRoutes(house: house).add(to: routes)
        DuplicateRoutes(house: house).add(to: routes)
        FindRoutes(house: house).add(to: routes)
        DraftRoutes(house: house).add(to: routes)
        PresenceRoutes(house: house).add(to: routes)
        LetterRoutes(house: house).add(to: routes)
    }
}

/// What the handlers of the desk lean on.
struct DeskHouse: Sendable {
    let database: Database
    /// Puts looks at clients on record before a page is served.
    let looks: LookBook
    let link: PortalLink
    let address: String
    let news: TopicNews
    let keptCases: KeptAnswers<CaseBeside>
    let speller: Speller
    let letters: LetterOpening
    let claimLetters: ClaimLetters
    let tell: @Sendable ([Topic]) async -> Void

    var imports: ClientImports { ClientImports(database) }

    func portalAddress(of id: Case.ID) -> String {
        "\(address)/portal/\(link.text(for: id))"
    }
}
