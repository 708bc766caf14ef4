import Basics
import CallCenter
import HTML
import Pages

/// The fields by which it is said how those on a list are called.
struct CallRoundFields: HTML {
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        div(.class("stack"), .class("measure")) {
            TextField("name", w("call-rounds.name"), form, w, max: 100)
            TextArea(
                "words",
                w("call-rounds.words"),
                form,
                w,
                required: false,
                hint: w("call-rounds.words-hint"),
                max: 5_000,
                checks: "/spelling"
            )
            ChoiceField(
                "way",
                w("call-rounds.way"),
                form,
                w,
                options: CallRoundSettings.Way.allCases.map {
                    Choice($0.rawValue, w(TextKey("call-round.way.\($0.rawValue)")))
                }
            )
            p(.class("hint")) { w("call-rounds.way-hint") }
            div(.class("fields")) {
                TextField("attempts", w("call-rounds.attempts"), form, w, kind: .number)
                TextField("pause", w("call-rounds.pause"), form, w, kind: .number)
            }
            SelectField(
                "zone",
                w("call-rounds.zone"),
                form,
                w,
                options: TimeZones.choices(in: w.language, at: w.now, chosen: form["zone"] ?? ""),
                hint: w("call-rounds.zone-hint")
            )
        }
    }
}

extension CallRoundSettings {
    init(_ form: inout Form) {
        self.init(name: form.text("name", max: 100))
        words = form.optional("words", max: 5_000) ?? ""
        attempts = AttemptRule(most: form.int("attempts", 1...10), pause: .minutes(form.int("pause", 5...20_160)))
        zone = form.text("zone", max: 100)
        way = form.choice("way", of: Way.self) ?? .preview
    }
}

extension Form {
    init(of settings: CallRoundSettings) {
        self.init([
            "name": settings.name, "words": settings.words, "way": settings.way.rawValue,
            "attempts": "\(settings.attempts.most)",
            "pause": "\(settings.attempts.pause.components.seconds / 60)", "zone": settings.zone,
        ])
    }
}
