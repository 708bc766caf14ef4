import Basics
import CallCenter
import HTML
import Pages

/// The call that a touch was, on the client's timeline and on a case's.
struct CallLine: HTML {
    let call: PhoneCall
    let w: Wording

    var body: some HTML {
        p(.class("call-line")) {
            a(.href("/calls/\(call.id)")) { w(call.title) }
            if let result = call.result { span(.class("muted")) { w(result.name) } }
        }
        // Of others there is nothing to hear.
        if call.outcome == .answered || call.outcome == .voiceMail { RecordingPeek(call: call, w: w) }
    }
}
