// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/chain_settings.h"

#include "signalbox/literals.h"

namespace signalbox::engine {

QJsonObject editedSettings(const arguments::ChainEdit& edit)
{
    QJsonObject settings = edit.settings;
    if (edit.confirmations)
        settings.insert(u"confirmations"_s, *edit.confirmations);
    if (edit.headers)
        settings.insert(u"headers"_s, *edit.headers);
    return settings;
}

Expected<QJsonObject> checkedSettings(const arguments::ChainEdit& edit)
{
    return valid(edit).map([](const Arguments& read) { return editedSettings(std::get<arguments::ChainEdit>(read)); });
}

}  // namespace signalbox::engine
