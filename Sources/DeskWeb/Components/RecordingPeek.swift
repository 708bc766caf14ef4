import Basics
import CallCenter
import HTML
import Pages

/// What was said in a call, fetched when somebody wants to hear it; without a script, the way to where it is heard.
struct RecordingPeek: HTML {
    let call: PhoneCall
    let w: Wording

    var body: some HTML {
        let address = "/calls/\(call.id)/recordings"
        details(.class("recording-peek"), .data("recordings", address)) {
            summary { w("recording.listen") }
            p { a(.href(address)) { w("recording.title") } }
        }
    }
}
