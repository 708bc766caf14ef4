import Basics
import Pages
import People
import Store

struct SecurityPage {
    let name: PersonName
    let login: String
    let hasSecondFactor: Bool
    let current: SessionLine?
    let others: [SessionLine]
    let form: Form

    init(_ session: Session, form: Form, in snapshot: Snapshot) throws {
        name = session.person.name
        login = session.person.login
        hasSecondFactor = try snapshot.hasSecondFactor(session.person.id)
        let lines = try snapshot.sessions(of: session.person.id)
        current = lines.first { $0.key == session.key }
        others = lines.filter { $0.key != session.key }
        self.form = form
    }
}

/// The machine behind a session, as far as a browser says.
struct Device: Sendable, Equatable {
    let browser: String?
    let system: String?

    init(agent: String) {
        browser = Self.browsers.first { agent.contains($0.sign) }?.name
        system = Self.systems.first { agent.contains($0.sign) }?.name
    }

    /// Chrome, Windows
    var name: String? {
        let parts = [browser, system].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Most browsers also claim to be those that came before them, so the particular ones are asked first.
    private static let browsers = [
        (sign: "YaBrowser/", name: "Yandex Browser"), (sign: "Edg/", name: "Edge"), (sign: "OPR/", name: "Opera"),
        (sign: "Vivaldi/", name: "Vivaldi"), (sign: "SamsungBrowser/", name: "Samsung Internet"),
        (sign: "Firefox/", name: "Firefox"), (sign: "FxiOS/", name: "Firefox"), (sign: "CriOS/", name: "Chrome"),
        (sign: "Chrome/", name: "Chrome"), (sign: "Safari/", name: "Safari"),
    ]
    private static let systems = [
        (sign: "Android", name: "Android"), (sign: "iPhone", name: "iPhone"), (sign: "iPad", name: "iPad"),
        (sign: "Windows", name: "Windows"), (sign: "Mac OS X", name: "macOS"), (sign: "CrOS", name: "ChromeOS"),
        (sign: "Linux", name: "Linux"), (sign: "BSD", name: "BSD"),
    ]
}
