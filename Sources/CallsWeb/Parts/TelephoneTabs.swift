import Basics
import HTML
import Pages
import People

/// The pages by which the telephone is set up and looked after.
enum TelephoneView: String, CaseIterable, Sendable {
    case numbers
    case queues
    case phones
    case people
    case matters
    case recordings

    var path: String { self == .numbers ? "/telephone" : "/telephone/\(rawValue)" }

    /// The right without which the tab is not shown; the route itself checks again.
    var permission: Permission {
        switch self {
        case .numbers, .queues, .matters: .shapeWork
        case .phones: .changePeople
        case .people: .overseeWork
        case .recordings: .changeSettings
        }
    }
}

/// The heading that they share, and the way from one to another.
struct TelephoneHead: HTML {
    let current: TelephoneView
    let reader: Reader
    let acts: Markup

    init(_ current: TelephoneView, _ reader: Reader, @HTMLBuilder acts: () -> Markup = { Markup() }) {
        self.current = current
        self.reader = reader
        self.acts = acts()
    }

    var body: some HTML {
        let w = reader.w
        header(.class("page-head")) {
            h1 { w("telephone.title") }
            acts
        }
        Tabs(
            w("telephone.views"),
            TelephoneView.allCases.filter { reader.may($0.permission) }.map { view in
                Tab(w(TextKey("telephone.\(view.rawValue)")), href: view.path, current: view == current)
            }
        )
    }
}
