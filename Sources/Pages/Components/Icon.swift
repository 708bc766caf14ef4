import HTML

/// A small line drawing that goes with a word; it says nothing by itself, so those who hear the page don't hear it.
package struct Icon: WrittenHTML {
    let name: Name

    package init(_ name: Name) {
        self.name = name
    }

    package func write(to page: inout HTMLWriter) {
        page.write("<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"")
        page.write(name.path)
        page.write("\"/></svg>")
    }

    package enum Name: CaseIterable, Sendable {
        case mark, desk, client, people, person, journal, pulse, sliders, search, phone, mail, chat, web, meeting,
            letter
        case check, plus, close, clock, alert, arrow, back, undo, lock, note, task, hand, edit, more, sun, moon, key,
            file
        case reply, pause, star, flag, link, bell, team
    }
}

extension Icon.Name {
    /// Drawn on 16 × 16 with a line of 1.5.
    var path: StaticString {
        switch self {
        case .mark: "M1.5 13.5 6.5 4l3 5.5L11 7l3.5 6.5z"
        case .desk: "M2 9.5 4 3h8l2 6.5v3.5H2zM2 9.5h3.5L6.5 11h3l1-1.5H14"
        case .client: "M2 5.5h12v8H2zM5.5 5.5v-3h5v3M2 9h12"
        case .people:
            "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M11 3a2 2 0 0 1 0 4M12 9.7c1.6.5 2.5 1.9 2.5 3.8"
        case .team: "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M13 5v4M11 7h4"
        case .person: "M8 7.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 14c0-2.8 2.4-4.5 5.5-4.5s5.5 1.7 5.5 4.5"
        case .journal: "M3.5 2h9v12h-9zM6 5h4M6 8h4M6 11h2"
        case .pulse: "M1.5 8.5h3L6.5 3l3 10 2-4.5h3"
        case .sliders: "M2 4.5h6M11 4.5h3M2 11.5h3M8 11.5h6M9.5 3v3M6.5 10v3"
        case .search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.5 10.5 14 14"
        case .phone:
            "M3 2.5h3l1 3.5-1.8 1.3a8 8 0 0 0 3.5 3.5L10 9l3.5 1v3A1 1 0 0 1 12.3 14C6.7 13.6 2.4 9.3 2 3.700a1 1 0 0 1 1-1.200z"
        case .mail: "M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5"
        case .chat: "M2 2.5h12v8H7.5L4 13.5v-3H2z"
        case .web:
            "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 2 2.5 4 2.5 6S10 12 8 14M8 2C6 4 5.5 6 5.5 8S6 12 8 14"
        case .meeting: "M3 13.5v-6h10v6M1.5 7.5h13M5 7.5v-3h6v3"
        case .letter: "M3 1.5h7l3 3v10H3zM10 1.5v3h3"
        case .check: "M2.5 8.5 6 12l7.5-8"
        case .plus: "M8 2.5v11M2.5 8h11"
        case .close: "M3.5 3.5l9 9M12.5 3.5l-9 9"
        case .clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.5V8l2.5 2"
        case .alert: "M8 2 14.5 13.5h-13zM8 6.5v3M8 11.300v.4"
        case .arrow: "M3 8h10M9 4l4 4-4 4"
        case .back: "M13 8H3M7 4 3 8l4 4"
        case .undo: "M2.5 6h7a4 4 0 0 1 0 8H6M5.5 3l-3 3 3 3"
        case .lock: "M3.5 7h9v7h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"
        case .note: "M2.5 2.5h11v7l-4 4h-7zM9.5 13.5v-4h4"
        case .task: "M2.5 2.5h11v11h-11zM5 8l2 2 4-4.5"
        case .hand: "M2 5.5h10M9 2.5l3 3-3 3M14 10.5H4M7 7.5l-3 3 3 3"
        case .edit: "M2.5 13.5v-3l8-8 3 3-8 8zM8.5 4.5l3 3"
        case .more: "M3 8h.01M8 8h.01M13 8h.01"
        case .sun:
            "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1"
        case .moon: "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z"
        case .key: "M5.5 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7.7 7.8 13 2.5M11 4.5l2 2"
        case .file: "M3 1.5h7l3 3v10H3zM10 1.5v3h3M5.5 8h5M5.5 11h5"
        case .reply: "M6 3 2 7l4 4M2 7h6c3.5 0 6 2 6 6"
        case .pause: "M5 3v10M11 3v10"
        case .star: "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.200L8 11.400l-3.7 2.1.8-4.200L2 6.400l4.2-.5z"
        case .flag: "M3.5 14.5v-12h9l-2 3.5 2 3.5h-9"
        case .link: "M6.5 9.5l3-3M7 4.5 9 2.5a3.2 3.2 0 0 1 4.5 4.5l-2 2M9 11.5l-2 2A3.2 3.2 0 0 1 2.5 9l2-2"
        case .bell: "M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5zM2 11.5h12M6.5 14h3"
        }
    }
}
