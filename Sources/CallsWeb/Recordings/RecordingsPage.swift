import Basics
import CallCenter
import HTML
import Pages

/// What there is to hear of a call, for those who come without a script or by a link.
struct RecordingsPage: Page {
    let sounds: CallSounds

    var place: Place { .calls }
    var back: String? { "/calls/\(sounds.call)" }

    func title(for reader: Reader) -> String { reader.w("recording.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("recording.of-call", ["when": w.dayTime(sounds.began)]) }
        RecordingPlayers(sounds: sounds, reader: reader)
    }
}
