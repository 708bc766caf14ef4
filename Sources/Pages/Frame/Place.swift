import Basics
import People

/// The entries of the bar.
package enum Place: String, CaseIterable, Sendable {
    case desk
    case calls
    case tasks
    case overview
    case clients
    case people
    case templates
    case journal
    case operations
    case settings
    case none

    var path: String { "/" + rawValue }
    var title: TextKey { TextKey("place.\(rawValue)") }

    /// The right without which the entry is not shown; the route itself checks again.
    var permission: Permission? {
        switch self {
        case .desk, .calls: .seeCases
        case .tasks: .doTasks
        case .overview: .overseeWork
        case .clients: .seeClients
        case .people: .seePeople
        case .templates: .shapeWork
        case .journal: .seeJournal
        case .operations: .seeOperations
        case .settings: .changeSettings
        case .none: nil
        }
    }

    var icon: Icon.Name {
        switch self {
        case .desk: .desk
        case .calls: .phone
        case .tasks: .task
        case .overview: .team
        case .clients: .client
        case .people: .people
        case .templates: .note
        case .journal: .journal
        case .operations: .pulse
        case .settings, .none: .sliders
        }
    }

    /// Pressed after `g`: the first letter, but for what came when that was taken.
    var key: String {
        switch self {
        case .calls: "l"
        case .overview: "h"
        case .tasks: "w"
        default: String(rawValue.prefix(1))
        }
    }

    static func shown(to reader: Reader) -> [Place] {
        allCases.filter { place in place.permission.map(reader.may) ?? false }
    }
}
