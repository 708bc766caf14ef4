import Foundation
import Testing

@testable import Language

/// Slips as people make them, with what they meant: the right word is among the three that a menu has room for.
struct SuggestionTests {
    private static let russian = """
        заевка>заявка; превет>привет; здраствуйте>здравствуйте; извените>извините; пожалуста>пожалуйста;
        договр>договор; оплтаа>оплата; счот>счёт; вообщем>вообще; сегоня>сегодня; расмотрим>рассмотрим;
        коментарий>комментарий; програма>программа; расчитать>рассчитать; агенство>агентство;
        учавствовать>участвовать; будующий>будущий; следущий>следующий; сдесь>здесь; делаеть>делает;
        потвердите>подтвердите; отпраим>отправим; отправте>отправьте; возрат>возврат; клинет>клиент; клеент>клиент;
        доставак>доставка; доставкп>доставка; получтиь>получить; полчуить>получить; незнаю>не знаю; спосибо>спасибо;
        спасбо>спасибо; обезательно>обязательно; интересущий>интересующий; перезвнить>перезвонить;
        проблемма>проблема; руковадитель>руководитель; сотрудеик>сотрудник; телефрн>телефон; настройуи>настройки;
        ошибак>ошибка; вазможно>возможно; неделья>неделя; интерент>интернет; пратеж>платёж; платеш>платёж;
        документв>документы; дагавор>договор; сообшение>сообщение; пароьл>пароль; акаунт>аккаунт;
        сертефикат>сертификат; ввполнить>выполнить; уваженим>уважением; компентенция>компетенция;
        бухгалетр>бухгалтер; лицивой>лицевой; аванас>аванс; услвоия>условия; вопрс>вопрос; накладнаю>накладная;
        срачно>срочно; жалобв>жалоба; Превет>Привет; ЗАЕВКА>ЗАЯВКА; вофисе>в офисе; Масква>Москва;
        координально>кардинально; обьект>объект; подьезд>подъезд; симпотичный>симпатичный; естесственно>естественно;
        приэтом>при этом; оффис>офис; инжинер>инженер; чтото>что-то; изза>из-за; какнибудь>как-нибудь; помоему>по-моему; преоритет>приоритет;
        """

    private static let english = """
        recieve>receive; recieved>received; adress>address; acommodate>accommodate; seperate>separate;
        definately>definitely; occured>occurred; untill>until; wich>which; teh>the; adn>and; thier>their;
        beleive>believe; cancelation>cancellation; comming>coming; commited>committed; concious>conscious;
        embarass>embarrass; enviroment>environment; existance>existence; goverment>government; garantee>guarantee;
        independant>independent; neccessary>necessary; noticable>noticeable; occassion>occasion; paymnet>payment;
        payemnt>payment; pyament>payment; posession>possession; prefered>preferred; privelege>privilege;
        publically>publicly; reccomend>recommend; refered>referred; succesful>successful; tommorow>tomorrow;
        truely>truly; wierd>weird; custmer>customer; cutsomer>customer; invioce>invoice; invoise>invoice;
        delivary>delivery; dilivery>delivery; shiping>shipping; refudn>refund; acount>account; passwrod>password;
        conection>connection; internrt>internet; sevice>service; suport>support; questoin>question; problme>problem;
        plese>please; sory>sorry; tahnk>thank; waht>what; lisence>license; maintainance>maintenance;
        recomend>recommend; alot>a lot; responce>response; avaliable>available; Goverment>Government;
        buisness>business; apparant>apparent; dont>don't; isnt>isn't;
        """

    @Test(arguments: [russian, english]) func `what was meant is among the first three`(list: String) async throws {
        let speller = Speller()
        let pairs = list.split(separator: ";").map {
            $0.split(separator: ">").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        }
        .filter { $0.count == 2 }
        #expect(pairs.count >= 40)
        var missed: [String] = []
        for pair in pairs {
            let found = try await speller.misspellings(in: pair[0]).first
            let offered = (found?.suggestions ?? []).prefix(3).map { $0.replacing("ё", with: "е") }
            if !offered.contains(pair[1].replacing("ё", with: "е")) { missed.append("\(pair) \(offered)") }
        }
        #expect(missed.count * 10 <= pairs.count, "\(missed)")
    }

    @Test
    func `two letters in the wrong order cost less than two wrong letters, and a neighbouring key less than a far one`()
    {
        func cost(_ typed: String, _ meant: String, _ slips: Slips = .russian) -> Double {
            slips.cost(of: Array(typed), for: Array(meant))
        }
        #expect(cost("оплата", "оплата") == 0)
        #expect(cost("оплтаа", "оплата") < cost("оплвыа", "оплата"))
        #expect(cost("заявкв", "заявка") < cost("заявкд", "заявка"))
        #expect(cost("дагавор", "договор") < cost("дхгхвор", "договор"))
        #expect(cost("програма", "программа") < cost("прграмма", "программа"))
        #expect(cost("заявк", "заявка") < cost("аявка", "заявка"))
        #expect(cost("wprld", "world", .english) < cost("wzrld", "world", .english))
    }
}
