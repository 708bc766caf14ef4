import Basics
import Desk
import HTML
import Pages
import People

/// Where it is said who else has the case open; `presence.js` gives signs of life and fills it.
struct PresencePlace: HTML {
    let page: CaseWorkPage
    let w: Wording

    var body: some HTML {
        div(
            .class("present"),
            .id("present"),
            .role("status"),
            .data("presence", Address.case(page.number) + "/presence"),
            .data("live-src", Address.case(page.number) + "/present"),
            .data("live-topic", DeskTopics.present(page.found.id).name)
        ) {
            PresenceLine(present: page.desk.present, me: page.member.id, w: w)
        }
    }
}

/// «Пётр Иванов тоже здесь, пишет…»
struct PresenceLine: HTML {
    let present: [Presence]
    let me: Person.ID?
    let w: Wording

    var body: some HTML {
        let others = present.filter { $0.person != me }
        let writing = others.filter(\.writing)
        let reading = others.filter { !$0.writing }
        if !writing.isEmpty {
            p(.class("present-writing")) {
                Icon(.edit)
                span { w.count("case.present.writing", writing.count, ["names": names(writing)]) }
            }
        }
        if !reading.isEmpty {
            p {
                Icon(.people)
                span { w("case.present.here", ["names": names(reading)]) }
            }
        }
    }

    private func names(_ people: [Presence]) -> String {
        w.list(people.map(\.name.short))
    }
}
