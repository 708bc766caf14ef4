import Basics
import Logging
import People

/// What all faces stand in: words, files, who is asking, and what the server counts.
package final class Shell: Sendable {
    package let settings: ShellSettings
    package let translations: Translations
    package let assets: Assets
    package let doorkeeper: Doorkeeper
    /// What faces show in the bar of every page.
    package let bar: [BarPart]
    /// The name of the company that this Highrock serves; empty when none is set.
    package let company: @Sendable () async -> String
    package let time: any TimeSource
    package let meters: Meters
    package let logger: Logger

    package init(
        settings: ShellSettings = ShellSettings(),
        translations: Translations,
        assets: Assets,
        doorkeeper: Doorkeeper,
        bar: [BarPart] = [],
        company: @escaping @Sendable () async -> String = { "" },
        time: any TimeSource = SystemTime(),
        meters: Meters = Meters(),
        logger: Logger = Logger(label: "pages")
    ) {
        self.settings = settings
        self.translations = translations
        self.assets = assets
        self.doorkeeper = doorkeeper
        self.bar = bar
        self.company = company
        self.time = time
        self.meters = meters
        self.logger = logger
    }
}

/// What is set once for the whole site.
package struct ShellSettings: Sendable {
    /// The site is reached over https, so cookies may travel over nothing else.
    package var isSecure: Bool
    package var proxies: TrustedProxies
    package var language: Language
    package var timeZone: String

    package init(
        isSecure: Bool = false,
        proxies: TrustedProxies = .none,
        language: Language = .russian,
        timeZone: String = "Europe/Moscow"
    ) {
        self.isSecure = isSecure
        self.proxies = proxies
        self.language = language
        self.timeZone = timeZone
    }
}

/// Knows people by what their browser or program shows.
package struct Doorkeeper: Sendable {
    let session: @Sendable (_ cookie: String) async throws -> Session?
    let bearer: @Sendable (_ token: String) async throws -> Bearer?

    package init(
        session: @escaping @Sendable (_ cookie: String) async throws -> Session?,
        bearer: @escaping @Sendable (_ token: String) async throws -> Bearer?
    ) {
        self.session = session
        self.bearer = bearer
    }

    /// Knows nobody.
    package static let nobody = Doorkeeper(session: { _ in nil }, bearer: { _ in nil })
}
