import API
import AdminWeb
import Basics
import Channels
import Clients
import Desk
import DeskWeb
import Events
import Foundation
import Logging
import Mail
import Pages
import People
import PortalWeb
import Printing
import Store

/// What is running.
package enum Edition {
    package static let number = "0.1.0"
}

/// All faces on one database, wired by hand: what leans on what can be read here.
package struct House: Sendable {
    package let shell: Shell
    package let live: LiveHub
    package let sessions: SessionBook
    package let tokens: TokenBook
    package let signboard: Signboard
    private let looks: LookBook
    private let logger: Logger
    private let database: Database
    private let settings: Settings
    package let secrets: SecretBox
    /// What went wrong with mailboxes and could not be written down.
    package let troubles = UnwrittenTroubles()
    private let signIn: SignIn
    private let link: PortalLink
    private let readiness: Readiness

    /// - Parameter hasher: how much work a password is; tests take less.
    package init(
        database: Database,
        settings: Settings,
        key: [UInt8],
        hasher: PasswordHasher? = nil,
        readiness: Readiness,
        logger: Logger
    ) throws {
        let translations = try Translations.load(from: Resources.place("Translations"))
        let sessions = SessionBook(database: database)
        let tokens = TokenBook(database: database)
        self.sessions = sessions
        self.tokens = tokens
        let signboard = Signboard(database: database)
        self.signboard = signboard
        looks = LookBook(database)
        self.database = database
        self.logger = logger
        self.settings = settings
        self.readiness = readiness
        let secrets = try SecretBox(key: key)
        self.secrets = secrets
        signIn = SignIn(database: database, box: secrets, hasher: try hasher ?? PasswordHasher())
        link = PortalLink(key: key)
        live = LiveHub(
            topics: DeskTopics.of,
            audience: DeskTopics.audience(database),
            maySee: DeskTopics.maySee(database)
        )
        shell = Shell(
            settings: ShellSettings(
                isSecure: settings.publicURL?.scheme == "https",
                proxies: settings.proxies
            ),
            translations: translations,
            assets: try Assets.load(translations),
            doorkeeper: Doorkeeper(
                session: { try await sessions.find(cookie: $0) },
                bearer: { try await tokens.find(bearer: $0) }
            ),
            company: { await signboard.text() },
            time: database.time,
            logger: logger
        )
    }

    /// Sends what lies in the outbox.
    package func sending(_ logger: Logger) -> SendingQueue {
        let (translations, zone, time) = (shell.translations, shell.settings.timeZone, database.time)
        return SendingQueue(
            database: database,
            box: secrets,
            words: LetterWords { name, moment, language in
                let w = translations.wording(language, zone: zone, now: time.now)
                return w("letter.wrote", ["name": name, "when": w.dayTime(moment)])
            },
            authority: settings.mailAuthority.map { .file($0) } ?? .system,
            logger: logger
        )
    }

    /// Writes the answers to claims.
    private var claimLetters: ClaimLetters {
        let (translations, zone, time) = (shell.translations, shell.settings.timeZone, database.time)
        let wording = { @Sendable (language: Language) in translations.wording(language, zone: zone, now: time.now) }
        let days = Zone(zone)
        return ClaimLetters(
            database,
            words: ClaimWords(
                text: { wording($2)($0, $1) },
                money: { wording($1).money($0) },
                day: { wording($1).dayOfYear($0) },
                year: { CalendarDay($0, offset: days.offset(at: $0)).date.year }
            ),
            press: PDFPress(program: settings.weasyprint)
        )
    }

    /// What reading mailboxes needs.
    package var fetchingTools: FetchingTools {
        FetchingTools(
            database: database,
            box: secrets,
            authority: settings.mailAuthority.map { .file($0) } ?? .system,
            spool: settings.spoolFolder,
            troubles: troubles,
            logger: logger
        )
    }

    /// Every route of every face.
    package func routes() -> RouteTable {
        let table = RouteTable()
        let limit = RateLimiter(settings.publicRate, per: .minutes(1))
        let readiness = readiness
        let database = database
        let intake = IntakeQueue(database)
        let letters = LetterOpening(database: database, spool: settings.spoolFolder)
        ShellRoutes(shell, hub: live, ready: { await readiness.isReady(database) }).add(to: table.face(.shell))
        let claimLetters = claimLetters
        DeskRoutes(
            database: database,
            link: link,
            address: settings.address,
            letters: letters,
            claimLetters: claimLetters
        ) { [live] in await live.tell($0) }
        .add(to: table.face(.desk))
        AdminRoutes(
            database: database,
            signIn: signIn,
            sessions: sessions,
            tokens: tokens,
            signboard: signboard,
            secrets: secrets,
            address: settings.address,
            post: PostOffice(fetchingTools),
            version: Edition.number
        )
        .add(to: table.face(.admin))
        PortalRoutes(database: database, intake: intake, link: link, limit: limit, hub: live)
            .add(to: table.face(.portal))
        API(database: database, intake: intake, looks: looks, claimLetters: claimLetters, openLimit: limit).add(
            to: table.face(.api)
        )
        return table
    }
}
