import API
import AdminWeb
import Basics
import CallCenter
import CallsWeb
import Channels
import Clients
import Desk
import DeskWeb
import Events
import Files
import Foundation
import Logging
import Mail
import Pages
import People
import PortalWeb
import Printing
import Store
import Telephony

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
    /// What everybody at a phone is doing.
    package let agents: AgentBoard
    /// Whose calls go on.
    package let callWatch: CallWatch
    private let calls: CallHouse
    private let looks: LookBook
    private let logger: Logger
    private let database: Database
    private let settings: Settings
    package let secrets: SecretBox
    /// Pages that are telephones; nil where there is no exchange.
    let softphones: SoftphoneSwitch?
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
        let agents = AgentBoard(database)
        self.agents = agents
        let callWatch = CallWatch(database, logger: logger)
        self.callWatch = callWatch
        looks = LookBook(database)
        self.database = database
        self.logger = logger
        self.settings = settings
        self.readiness = readiness
        let secrets = try SecretBox(key: key)
        self.secrets = secrets
        let softphones = settings.exchange.map {
            SoftphoneSwitch(database, door: MediaDoor(to: $0), box: secrets, logger: logger)
        }
        self.softphones = softphones
        signIn = SignIn(database: database, box: secrets, hasher: try hasher ?? PasswordHasher())
        link = PortalLink(key: key)
        calls = CallHouse(
            database: database,
            agents: agents,
            calls: callWatch,
            looks: looks,
            secrets: secrets,
            contentKey: ContentKey(secrets.key(for: "contents of files")),
            softphones: softphones,
            address: settings.address,
            exchange: settings.phoneServer
        )
        live = LiveHub(
            topics: DeskTopics.of,
            audience: DeskTopics.audience(database),
            maySee: Self.maySee(database)
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
            bar: [PresenceBar.part(agents), calls.callPart],
            company: { await signboard.text() },
            time: database.time,
            logger: logger
        )
    }

    /// Whether a member may hear that something has changed there, whichever face knows of it.
    private static func maySee(_ database: Database) -> @Sendable (Member, Topic) async throws -> Bool {
        let ofDesk = DeskTopics.maySee(database)
        return { member, topic in
            if let answer = CallTopics.maySee(member, topic) { answer } else { try await ofDesk(member, topic) }
        }
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

    /// What recordings of calls are sealed with.
    package var contentKey: ContentKey { ContentKey(secrets.key(for: "contents of files")) }

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

    /// The telephone, on whichever node has it.
    func telephone(_ logger: Logger) -> TelephoneLine {
        let (translations, zone, time) = (shell.translations, shell.settings.timeZone, database.time)
        let words = CallWords { key, language in translations.wording(language, zone: zone, now: time.now)(key) }
        let work = TelephoneWork(database, settings, words: words, box: secrets, logger: logger)
        if work != nil { measureTelephone() }
        return TelephoneLine(work, in: database, logger: logger)
    }

    private func measureTelephone() {
        shell.meters.gauge("highrock_exchange_up", "Whether the telephone exchange is there.") { [database] in
            (try? await database.read { try $0.exchangeState()?.isUp }) == true ? 1 : 0
        }
        shell.meters.gauge("highrock_live_calls", "Calls that go on.") { [database] in
            Double((try? await database.read { try $0.liveCallCount() }) ?? 0)
        }
        let recordings: [(String, String, @Sendable (RecordingTroubles) -> Int)] = [
            ("awaited", "Recordings that are still at the exchange.", { $0.awaited }),
            (
                "late",
                "Those of them that could not be fetched at the first try: the exchange is away or a disk is full.",
                { $0.late }
            ),
            ("lost", "Recordings that will never be heard.", { $0.lost }),
            ("broken_off", "Recordings that ended before their conversation did.", { $0.brokenOff }),
        ]
        for (name, help, count) in recordings {
            shell.meters.gauge("highrock_recordings_\(name)", help) { [database] in
                Double((try? await database.read { try $0.recordingTroubles() }).map(count) ?? 0)
            }
        }
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

    /// Tells open pages what those who answer calls are doing.
    var agentNews: AgentNews { AgentNews(agents: agents, live: live) }

    /// Tells open pages of calls that go on.
    var callNews: CallNews { CallNews(watch: callWatch, live: live) }

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
        CallRoutes(calls).add(to: table.face(.calls))
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
        API(
            database: database,
            intake: intake,
            looks: looks,
            claimLetters: claimLetters,
            contentKey: contentKey,
            openLimit: limit
        )
        .add(to: table.face(.api))
        return table
    }
}
