// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/shared_settings_book.h"

#include "store/shared_settings.h"

namespace signalbox::engine {

QFuture<Expected<std::vector<SettingField>>> SharedSettingsBook::fields()
{
    return m_reader.run<std::vector<SettingField>>([](store::Session& session) {
        return session.read([](store::Transaction& transaction) { return store::sharedSettings(transaction); });
    });
}

QFuture<Expected<Done>> SharedSettingsBook::set(const QString& key, const QString& text)
{
    return m_writer.run<Done>([key, text](store::Session& session) {
        return session.write([&](store::Transaction& transaction) { return store::setShared(transaction, key, text); });
    });
}

}  // namespace signalbox::engine
