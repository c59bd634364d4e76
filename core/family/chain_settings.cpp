// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/chain_settings.h"

#include <QJsonArray>

#include "signalbox/literals.h"
#include "support/number_arg.h"

namespace signalbox::engine {

Expected<QJsonObject> editedSettings(const QJsonObject& args)
{
    QJsonObject settings = args.value("settings"_L1).toObject();
    if (args.contains("confirmations"_L1)) {
        const auto number = numberArg(args, "confirmations");
        if (!number || *number < 0 || *number > 10'000)
            return fail(ErrorKind::Invalid, "BAD_ARGS",
                        Message(QT_TRANSLATE_NOOP("Engine", "Confirmations must be a number from 0 to 10,000.")));
        settings.insert(u"confirmations"_s, *number);
    }
    if (args.contains("headers"_L1)) {
        const QString mode = args.value("headers"_L1).toString();
        if (mode != "full"_L1 && mode != "borders"_L1 && mode != "proven"_L1)
            return fail(ErrorKind::Invalid, "BAD_ARGS",
                        Message(QT_TRANSLATE_NOOP("Engine", "Headers are proven, full or borders.")));
        settings.insert(u"headers"_s, mode);
    }
    if (args.contains("lower"_L1)) {
        const QJsonArray range = args.value("lower"_L1).toArray();
        if (range.size() != 2 || range.at(0).toInteger(-1) < 0 || range.at(1).toInteger(-1) < range.at(0).toInteger(-1))
            return fail(ErrorKind::Invalid, "BAD_ARGS",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine", "A range needs two block numbers, the lower one first, both 0 or more.")));
    }
    if (args.contains("name"_L1)) {
        const QString name = args.value("name"_L1).toString().trimmed();
        if (name.isEmpty() || name.size() > 100)
            return fail(ErrorKind::Invalid, "BAD_ARGS",
                        Message(QT_TRANSLATE_NOOP("Engine", "A name has 1 to 100 characters.")));
    }
    return settings;
}

}  // namespace signalbox::engine
