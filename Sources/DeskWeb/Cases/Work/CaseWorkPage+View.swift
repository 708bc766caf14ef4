import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension CaseWorkPage {
    var place: Place { .desk }
    var layout: Layout { .desk }
    var back: String? { Address.desk }

    var topics: [Topic] {
        [DeskTopics.case(found.id), DeskTopics.present(found.id), DeskTopics.client(desk.client.id)]
            + DeskTopics.ofLists(line: member.line ?? .first, member)
    }

    func title(for reader: Reader) -> String { "\(desk.client.name): \(found.subject)" }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        Panes(w("desk.panes"), names: (w("desk.my-day"), w("desk.case"), w("desk.client")), first: .work) {
            DayList(desk.myDay, current: number, reader)
            QueueList(desk.queue, line: member.line ?? .first, current: number, reader)
        } work: {
            div(.class("case"), .data("case", "\(number)")) {
                CaseHeadPlace(page: self, reader: reader)
                CaseStoryPlace(page: self, reader: reader)
                if reader.may(.workCases) { Composer(page: self, reader: reader) }
            }
        } side: {
            GuidePlace(page: self, reader: reader)
            ClientPane(page: self, reader: reader)
        }
    }
}

/// What stands above: filled again when something happens to the case.
private struct CaseHeadPlace: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        div(
            .class("case-head"),
            .data("live-src", Address.case(page.number) + "/head"),
            .data("live-topic", DeskTopics.case(page.found.id).name)
        ) {
            CaseHead(page: page, reader: reader)
        }
        PresencePlace(page: page, w: reader.w)
    }
}

/// The timeline: filled again when something happens to the case, and scrolled so that the latest is in sight.
private struct CaseStoryPlace: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        section(.class("case-story"), .tabindex(0), .aria("label", reader.w("case.story"))) {
            div(
                .class("case-story-inside"),
                .data("live-src", Address.case(page.number) + "/timeline"),
                .data("live-topic", DeskTopics.case(page.found.id).name)
            ) {
                StoryView(page: page, reader: reader)
            }
        }
    }
}
