import Basics
import Foundation
import Mail
import Testing

@Suite struct `What is said now, and what was said before` {
    @Test(arguments: [
        "On Mon, 23 Nov 2026 at 10:00, Help <help@highrock.example> wrote:\n> Hello\n> there",
        "On Mon, 23 Nov 2026 at 10:00, Help Desk of Highrock\n<help@highrock.example> wrote:\n\n> Hello",
        "пн, 23 нояб. 2026 г. в 10:00, Поддержка <help@highrock.example>:\n\n> Здравствуйте",
        "Пользователь Поддержка <help@highrock.example> писал(а):\n> Здравствуйте",
        "23.11.2026 10:00, Поддержка пишет:\n> Здравствуйте",
        "23 ноября 2026, 10:00, Поддержка написал:\nЗдравствуйте\nбез знаков",
        "-----Original Message-----\nFrom: Help\nHello",
        "-------- Исходное сообщение --------\nОт: Поддержка\nЗдравствуйте",
        "________________________________\nОт: Поддержка <help@highrock.example>\nОтправлено: 23 ноября 2026 г.\nКому: Иван\nТема: Вопрос\n\nЗдравствуйте",
        "From: Help <help@highrock.example>\nSent: Monday\nTo: Ivan\nSubject: Question\n\nHello",
        "*From:* Help\n*Date:* Monday\n*Subject:* Question\n\nHello",
        "> Hello\n>\n> there",
        "Am 23.11.2026 um 10:00 schrieb Hilfe:\n> Hallo",
        "Le lun. 23 nov. 2026 à 10:00, Aide <a@b.example> a écrit :\n> Bonjour",
    ])
    func `history is found however it is headed`(history: String) {
        let said = SaidText("Спасибо, помогло.\nВсё работает.\n\n\(history)\n")
        #expect(said.new == "Спасибо, помогло.\nВсё работает.")
        #expect(said.quoted.contains(history.split(separator: "\n").last.map(String.init) ?? "-"))
    }

    @Test func `an answer below the quote is what is said`() {
        let said = SaidText("On Monday 23.11.2026 Help wrote:\n> Does it work?\n\nYes.\n\n-- \nIvan")
        #expect(said.new == "Yes.")
        #expect(said.signature == "Ivan")
        #expect(said.quoted.contains("Does it work?"))
    }

    @Test func `answers line by line keep what they answer`() {
        let text = "> Does it work?\nYes.\n> And the other one?\nNo."
        #expect(SaidText(text).new == text)
    }

    @Test(arguments: [
        "-- \nИван Петров\n+7 495 123-45-67", "--\nIvan", "С уважением,\nИван Петров\nООО «Вектор»",
        "Best regards,\nIvan",
        "Отправлено с iPhone", "Sent from my Galaxy", "--\nС уважением, Иван",
    ])
    func `a signature is found`(signature: String) {
        let said = SaidText("Добрый день!\nНе печатает принтер.\n\n\(signature)\n")
        #expect(said.new == "Добрый день!\nНе печатает принтер.")
        #expect(!said.signature.isEmpty)
    }

    @Test(arguments: [
        "Принтер не печатает.", "On Monday we met: it was fine", "From: the beginning\nit was broken", "a -- b\nc",
        "С уважением к вашей работе прошу помочь", "", "\n\n", "Три вопроса:\n1. Когда?\n2. Где?",
        "---------- Forwarded message ---------\nFrom: boss\nPlease help",
    ])
    func `plain words are left alone`(text: String) {
        let said = SaidText(text)
        #expect(said.new == text.trimmingCharacters(in: .newlines))
        #expect(said.quoted.isEmpty && said.signature.isEmpty)
    }

    @Test func `telephone numbers of a signature are hints`() {
        let signature =
            "Иван Петров\nтел. 8 (495) 123-45-67, моб.: +7 921 000–11–22\nИНН 7707083893\n23.11.2026 10:00\nLondon +44 20 7946 0958"
        #expect(PhoneHints.numbers(in: signature).map(\.e164) == ["+74951234567", "+79210001122", "+442079460958"])
    }
}
