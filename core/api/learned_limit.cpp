// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/learned_limit_fields.h"
#include "signalbox/literals.h"

namespace signalbox {

QJsonObject toJson(const LearnedLimit& learned)
{
    return json::written(learned);
}

std::optional<LearnedLimit> learnedLimitFromJson(const QJsonObject& object)
{
    LearnedLimit learned = json::read<LearnedLimit>(object);
    const bool known = learned.unit == "requests"_L1 || learned.unit == "calls"_L1 || learned.unit == "weight"_L1;
    if (!known || learned.perSecond <= 0)
        learned.perSecond = 0, learned.unit.clear();
    return learned.perSecond > 0 || learned.batch > 0 ? std::optional(learned) : std::nullopt;
}

Message describe(const LearnedLimit& learned)
{
    if (learned.perSecond <= 0)
        return learned.batch == 1
                   ? Message(QT_TRANSLATE_NOOP("Engine", "no batches, learned"))
                   : Message::counted("batches of %Ln call, learned",
                                      QT_TRANSLATE_N_NOOP("Engine", "batches of %Ln calls, learned"), learned.batch);
    const QString number = QString::number(learned.perSecond, 'f', learned.perSecond < 10 ? 1 : 0);
    const QString plain = number.endsWith(".0"_L1) ? number.chopped(2) : number;
    return (learned.unit == "requests"_L1 ? Message(QT_TRANSLATE_NOOP("Engine", "%1 requests/s, learned"))
            : learned.unit == "calls"_L1  ? Message(QT_TRANSLATE_NOOP("Engine", "%1 calls/s, learned"))
                                          : Message(QT_TRANSLATE_NOOP("Engine", "%1 compute units/s, learned")))
        .arg(plain);
}

}  // namespace signalbox
