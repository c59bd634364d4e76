// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "signalbox/settings.h"

namespace signalbox::test {

/// The settings of triggers and actions; the minutes can be set.
class FakeShared : public SharedSettings {
public:
    QString minutes = u"10"_s;
    QFuture<Expected<std::vector<SettingField>>> fields() override
    {
        SettingField word;
        word.key = u"triggers.catch_up"_s;
        word.kind = SettingField::Kind::Word;
        word.value = word.otherwise = u"ask"_s;
        word.words = {u"ask"_s, u"fire"_s, u"skip"_s};
        SettingField number;
        number.key = u"triggers.catch_up_minutes"_s;
        number.value = minutes.toInt();
        number.otherwise = 10;
        number.least = 1;
        number.most = 10'080;
        SettingField url;
        url.key = u"actions.telegram_base_url"_s;
        url.kind = SettingField::Kind::Text;
        url.value = url.otherwise = u"https://api.telegram.org"_s;
        return QtFuture::makeReadyFuture<Expected<std::vector<SettingField>>>(std::vector{word, number, url});
    }
    QFuture<Expected<Done>> set(const QString& key, const QString& text) override
    {
        if (key != u"triggers.catch_up_minutes"_s || text.toInt() < 1)
            return QtFuture::makeReadyFuture<Expected<Done>>(fail(ErrorKind::Invalid, "BAD_SETTING", Message(u"no"_s)));
        minutes = text;
        return QtFuture::makeReadyFuture<Expected<Done>>(Done{});
    }
};

}  // namespace signalbox::test
