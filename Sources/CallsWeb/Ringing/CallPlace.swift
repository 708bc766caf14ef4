import Basics
import CallCenter
import HTML
import Pages
import People

/// Where the panel is on every page: empty while there is no call, and filled as soon as one rings.
struct CallPlace: HTML {
    let person: Person.ID
    let panel: CallPanel?
    let reader: Reader

    var body: some HTML {
        aside(
            .id("call-panel"),
            .class("call-place"),
            .aria("label", reader.w("call.panel.title")),
            .data("live-topic", CallTopics.ringing(person).name),
            .data("live-src", "/calls/now"),
            .data("live-eager")
        ) {
            if let panel { CallPanelView(panel: panel, reader: reader) }
        }
    }
}
