import Basics
import People

/// Someone who works, or worked, in the demonstration company. Everyone's password is `demo`.
struct Employee: Sendable {
    /// The first name and the role, so that one sees from the login as whom one looks.
    let login: String
    let name: PersonName
    let roles: Set<Role>
    let unit: Unit
    let position: String
    let line: Line?
    let headsUnit: Bool
    let stay: Stay

    /// How long one is with the company, in days before the last day of the story.
    enum Stay: Sendable {
        case fromTheStart
        case since(Int)
        /// Left so many days ago, having been there from the start.
        case until(Int)
        /// Has the invitation and has not come in yet.
        case invited
    }

    init(
        _ login: String,
        _ name: String,
        _ roles: Set<Role>,
        _ unit: Unit,
        _ position: String,
        line: Line? = nil,
        headsUnit: Bool = false,
        stay: Stay = .fromTheStart
    ) {
        let parts = name.split(separator: " ").map(String.init)
        self.login = login
        self.name = PersonName(family: parts[0], given: parts[1], patronymic: parts[2])
        self.roles = roles
        self.unit = unit
        self.position = position
        self.line = line
        self.headsUnit = headsUnit
        self.stay = stay
    }

    var isWoman: Bool { name.patronymic.hasSuffix("на") }
}
