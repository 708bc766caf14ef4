import HTML

/// The three panes of the desk: what there is to do, the thing itself, what is known of the client.
/// At phone width there is one at a time, with a bar below to change between them.
package struct Panes: HTML {
    package enum First: String, Sendable {
        case list
        case work
    }

    let names: [String]
    let first: First
    let label: String
    let list: Markup
    let work: Markup
    let side: Markup

    /// - Parameters:
    ///   - names: of the three panes, in their order.
    ///   - first: which one a phone shows first.
    package init(
        _ label: String,
        names: (list: String, work: String, side: String),
        first: First,
        @HTMLBuilder list: () -> Markup,
        @HTMLBuilder work: () -> Markup,
        @HTMLBuilder side: () -> Markup
    ) {
        self.label = label
        self.names = [names.list, names.work, names.side]
        self.first = first
        self.list = list()
        self.work = work()
        self.side = side()
    }

    package var body: some HTML {
        div(.class("panes"), .data("first", first.rawValue)) {
            section(.class("pane"), .id("pane-list"), .aria("label", names[0]), .tabindex(-1)) { list }
            section(.class("pane"), .id("pane-work"), .aria("label", names[1]), .tabindex(-1)) { work }
            aside(.class("pane"), .id("pane-side"), .aria("label", names[2]), .tabindex(-1)) { side }
            nav(.class("pane-tabs"), .aria("label", label)) {
                a(.href("#pane-list")) { names[0] }
                a(.href("#pane-work")) { names[1] }
                a(.href("#pane-side")) { names[2] }
            }
        }
    }
}
