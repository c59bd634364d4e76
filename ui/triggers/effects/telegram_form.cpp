// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/telegram_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "theme/style.h"
#include "triggers/effects/secret_button.h"
#include "triggers/effects/template_box.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {
const QString tokenName = u"telegram.bot_token"_s;
}

TelegramForm::TelegramForm(TriggerDraft* draft, int action, QWidget* parent)
    : EffectForm(draft, action, parent),
      m_chat(new QLineEdit),
      m_markup(new QComboBox),
      m_to(new Text(tr("to", "before a chat"), TextRole::Base, Ink::Secondary)),
      m_as(new Text(tr("as", "before a kind of markup"), TextRole::Base, Ink::Secondary)),
      m_token(new SecretButton(tr("Bot token"), tokenName)),
      m_silent(new QCheckBox(tr("Without a sound"))),
      m_template(new TemplateBox(draft, action, u"message_template"_s, TemplateBox::Kind::Plain, tr("Template")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_template);
    column->addWidget(m_silent);
    setControlSize(m_chat, ControlSize::Card);
    m_chat->setAccessibleName(tr("Chat of action %1").arg(action + 1));
    m_chat->setPlaceholderText(tr("-100… or @channel"));
    m_chat->setMinimumWidth(90);
    m_chat->setMaximumWidth(150);
    setControlSize(m_markup, ControlSize::Card);
    m_markup->setAccessibleName(tr("Markup of action %1").arg(action + 1));
    m_markup->addItem(tr("plain text"), QString());
    for (const char* each : {"HTML", "MarkdownV2", "Markdown"})
        m_markup->addItem(QLatin1String(each), QLatin1String(each));
    m_markup->setFixedWidth(112);
    m_silent->setAccessibleName(tr("Without a sound, action %1").arg(action + 1));
    connect(m_chat, &QLineEdit::textEdited, this, [this](const QString& text) { set(u"chat_id"_s, text.trimmed()); });
    connect(m_markup, &QComboBox::activated, this, [this] {
        const QString markup = m_markup->currentData().toString();
        set(u"parse_mode"_s, markup.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(markup));
    });
    connect(m_silent, &QCheckBox::clicked, this, [this](bool on) {
        set(u"disable_notification"_s, on ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined));
    });
    connect(m_token, &SecretButton::wanted, this, &EffectForm::secretWanted);
    renew();
}

QList<QWidget*> TelegramForm::headWidgets()
{
    return {m_to, m_chat, m_as, m_markup, m_token};
}

void TelegramForm::renew()
{
    const QJsonValue chat = value(u"chat_id"_s);
    const QString text = chat.isDouble() ? QString::number(chat.toInteger()) : chat.toString();
    if (m_chat->text().trimmed() != text)
        m_chat->setText(text);
    const int markup = m_markup->findData(value(u"parse_mode"_s).toString(), Qt::UserRole, Qt::MatchFixedString);
    m_markup->setCurrentIndex(std::max(0, markup));
    m_silent->setChecked(value(u"disable_notification"_s).toBool());
    setFieldCheck(m_chat, isRefused(u"chat_id"_s) ? FieldCheck::Refused : FieldCheck::None);
    m_template->renew();
}

void TelegramForm::setPreview(const ActionPreview& preview, const QString& eventTime)
{
    m_template->setPreview(preview, eventTime);
}

void TelegramForm::setPreviewFailure(const QString& text)
{
    m_template->setPreviewFailure(text);
}

void TelegramForm::focusField(const QString& key)
{
    if (key.startsWith("message_template"_L1))
        m_template->focusEditor(Qt::TabFocusReason);
    else if (key.startsWith("parse_mode"_L1))
        m_markup->setFocus(Qt::TabFocusReason);
    else
        m_chat->setFocus(Qt::TabFocusReason);
}

void TelegramForm::setSecrets(const QStringList& names)
{
    m_token->setStored(names.contains(tokenName));
}

}  // namespace signalbox::ui
