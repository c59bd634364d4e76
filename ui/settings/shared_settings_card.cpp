// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/shared_settings_card.h"

#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "settings/setting_row.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

SharedSettingsCard::SharedSettingsCard(QWidget* parent)
    : Card(tr("Triggers and actions"), parent), m_rows(new QVBoxLayout), m_check(new CheckLine)
{
    QVBoxLayout* box = addPadded();
    m_rows->setSpacing(12);
    box->addLayout(m_rows);
    box->addWidget(m_check);
    hide();
}

void SharedSettingsCard::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    SharedSettings* settings = engine ? engine->sharedSettings() : nullptr;
    setVisible(settings);
    if (settings)
        m_answer.ask(settings->fields(), this,
                     [this](const Expected<std::vector<SettingField>>& fields) { take(fields); });
}

void SharedSettingsCard::take(const Expected<std::vector<SettingField>>& fields)
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_check->setVisible(!fields);
    if (!fields)
        return m_check->set(State::Error, engineWords(fields.error()));
    for (const SettingField& field : *fields) {
        const auto store = [engine = m_engine, key = field.key](const QString& text, QObject* owner,
                                                                const SettingRow::Answer& answer) {
            SharedSettings* settings = engine ? engine->sharedSettings() : nullptr;
            if (!settings)
                return;
            whenAnswered(settings->set(key, text), owner, [=](const Expected<Done>& done) {
                if (!done)
                    return answer(fail(done.error()));
                if (!engine)
                    return;
                whenAnswered(settings->fields(), owner, [=](const Expected<std::vector<SettingField>>& now) {
                    if (!now)
                        return answer(fail(now.error()));
                    for (const SettingField& each : *now)
                        if (each.key == key)
                            answer(each);
                });
            });
        };
        m_rows->addWidget(new SettingRow(field, store));
    }
    keepTexts(this);
}

}  // namespace signalbox::ui
