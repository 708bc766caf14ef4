import Basics
import Pages
import People
import Store

/// The side of the house that is about the house itself: coming in, one's own settings, people, departments, skills, what is set,
/// what runs, and what was done.
package struct AdminRoutes: Sendable {
    private let database: Database
    private let signIn: SignIn
    private let sessions: SessionBook
    private let tokens: TokenBook
    private let signboard: Signboard
    private let secrets: SecretBox
    private let address: String
    private let post: PostOffice
    private let edition: Edition

    /// - Parameters:
    ///   - address: where the browser finds this Highrock, without a slash at the end; links for people are made from it.
    ///   - post: what reading mailboxes needs.
    ///   - version: what is running.
    package init(
        database: Database,
        signIn: SignIn,
        sessions: SessionBook,
        tokens: TokenBook,
        signboard: Signboard,
        secrets: SecretBox,
        address: String,
        post: PostOffice,
        version: String
    ) {
        self.database = database
        self.signIn = signIn
        self.sessions = sessions
        self.tokens = tokens
        self.signboard = signboard
        self.secrets = secrets
        self.address = address
        self.post = post
        edition = Edition(version: version, started: database.time.now)
    }

    package func add(to routes: Routes) {
        SigningInRoutes(signIn: signIn, sessions: sessions).add(to: routes)
        InvitationRoutes(database: database, signIn: signIn).add(to: routes)
        MeRoutes(database: database, sessions: sessions).add(to: routes)
        SecurityRoutes(database: database, signIn: signIn).add(to: routes)
        SecondFactorRoutes(database: database, signIn: signIn, secrets: secrets).add(to: routes)
        TokenRoutes(database: database, tokens: tokens).add(to: routes)
        PeopleRoutes(database: database, address: address).add(to: routes)
        PersonActRoutes(database: database, address: address).add(to: routes)
        AbsenceRoutes(database: database).add(to: routes)
        DepartmentRoutes(database: database).add(to: routes)
        SkillRoutes(database: database).add(to: routes)
        TemplateRoutes(database: database).add(to: routes)
        RuleRoutes(database: database).add(to: routes)
        DeadlineRoutes(database: database).add(to: routes)
        CalendarRoutes(database: database).add(to: routes)
        ProcedureRoutes(database: database).add(to: routes)
        ClaimCauseRoutes(database: database).add(to: routes)
        GuideRoutes(database: database).add(to: routes)
        GuideStepRoutes(database: database).add(to: routes)
        ChatSettingsRoutes(database: database, address: address).add(to: routes)
        SettingsRoutes(database: database, signboard: signboard, address: address).add(to: routes)
        FieldRoutes(database: database).add(to: routes)
        MailboxRoutes(database: database, post: post).add(to: routes)
        SortingRoutes(database: database).add(to: routes)
        OperationsRoutes(database: database, edition: edition).add(to: routes)
        JournalRoutes(database: database).add(to: routes)
    }
}
