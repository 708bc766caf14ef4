import Basics
import CallCenter
import HTML
import Pages

struct RecordingTimePage: Page {
    let form: Form

    enum Keeping: String, CaseIterable {
        case days
        case forEver = "for-ever"
    }

    static func filled(with time: RecordingTime) -> Form {
        let keeping: Keeping = time == .forEver ? .forEver : .days
        return Form(["time": keeping.rawValue, "days": "\(time.days ?? RecordingTime.standard.days ?? 365)"])
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/telephone" }

    func title(for reader: Reader) -> String { reader.w("recording.time.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        TelephoneHead(.recordings, reader)
        PostForm(to: "/telephone/recordings", reader) {
            FormErrors(form, w)
            div(.class("panel")) {
                div(.class("stack"), .class("measure")) {
                    p(.class("hint")) { w("recording.time.what") }
                    ChoiceField(
                        "time",
                        w("recording.time.how-long"),
                        form,
                        w,
                        options: Keeping.allCases.map {
                            Choice($0.rawValue, w(TextKey("recording.time.\($0.rawValue)")))
                        }
                    )
                    TextField(
                        "days",
                        w("recording.time.days-field"),
                        form,
                        w,
                        kind: .number,
                        hint: w("recording.time.hint")
                    )
                }
            }
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
    }
}
