#include "CPhoneNumber.h"

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberOfflineGeocoder;
using i18n::phonenumbers::PhoneNumberUtil;

static PhoneNumberUtil::PhoneNumberFormat wanted(phone_number_format format) {
    switch (format) {
        case phone_number_international: return PhoneNumberUtil::INTERNATIONAL;
        case phone_number_national: return PhoneNumberUtil::NATIONAL;
        default: return PhoneNumberUtil::E164;
    }
}

static phone_number_outcome give(const std::string &text, char *out, size_t capacity) {
    if (text.size() + 1 > capacity) return phone_number_too_long;
    std::memcpy(out, text.c_str(), text.size() + 1);
    return phone_number_read;
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
        return give(written, out, capacity);
    } catch (...) {
        return phone_number_unreadable;
    }
}

extern "C" phone_number_outcome phone_number_place(
    const char *text, const char *language, char *out, size_t capacity) {
    try {
        static const PhoneNumberOfflineGeocoder geocoder;
        PhoneNumber number;
        const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
        if (util->Parse(text, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return phone_number_unreadable;
        return give(geocoder.GetDescriptionForNumber(number, icu::Locale(language)), out, capacity);
    } catch (...) {
        return phone_number_unreadable;
    }
}
