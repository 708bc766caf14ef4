#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static PhoneNumberUtil::PhoneNumberFormat wanted(phone_number_format format) {
    switch (format) {
        case phone_number_international: return PhoneNumberUtil::INTERNATIONAL;
        case phone_number_national: return PhoneNumberUtil::NATIONAL;
        default: return PhoneNumberUtil::E164;
    }
}

extern "C" phone_number_outcome phone_number_write(
    const char *text, const char *region, phone_number_format format, char *out, size_t capacity) {
    // No C++ exception may cross into Swift.
    try {
        const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
        PhoneNumber number;
        if (util->Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return phone_number_unreadable;
        if (!util->IsValidNumber(number)) return phone_number_invalid;
        std::string written;
        util->Format(number, wanted(format), &written);
        if (written.size() + 1 > capacity) return phone_number_too_long;
        std::memcpy(out, written.c_str(), written.size() + 1);
        return phone_number_read;
    } catch (...) {
        return phone_number_unreadable;
    }
}
