// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/json_fields.h"
#include "signalbox/snapshot.h"

namespace signalbox {

template <class V, json::Is<LearnedLimit> T>
void fields(V& v, T& learned)
{
    v.positive("perSecond", learned.perSecond);
    if (learned.perSecond > 0)
        v.always("unit", learned.unit);
    v.positive("batch", learned.batch);
    v.known("at", learned.at);
}

/// An object that is not a limit gives none.
template <>
struct json::Codec<std::optional<LearnedLimit>> {
    static QJsonValue write(const std::optional<LearnedLimit>& learned) { return toJson(*learned); }
    static void read(const QJsonValue& json, std::optional<LearnedLimit>& learned)
    {
        learned = learnedLimitFromJson(json.toObject());
    }
    static bool isKnown(const std::optional<LearnedLimit>& learned) { return learned.has_value(); }
};

}  // namespace signalbox
