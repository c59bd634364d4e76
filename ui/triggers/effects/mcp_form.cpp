// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/mcp_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style.h"
#include "triggers/effects/host_check.h"
#include "triggers/effects/secret_button.h"
#include "triggers/effects/template_box.h"
#include "triggers/model/trigger_draft.h"
#include "widgets/text.h"

namespace signalbox::ui {

McpForm::McpForm(TriggerDraft* draft, int action, QWidget* parent)
    : EffectForm(draft, action, parent),
      m_where(new QComboBox),
      m_tool(new QLineEdit),
      m_url(new QLineEdit),
      m_host(new HostCheck),
      m_urlRow(new QWidget),
      m_file(new QCheckBox(tr("Send the event's file"))),
      m_verify(new QCheckBox(tr("Verify its hash"))),
      m_tokenRow(new QWidget),
      m_payload(new TemplateBox(draft, action, u"payload_template"_s, TemplateBox::Kind::Json,
                                tr("Arguments (empty: those of the event type)")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const QString number = QString::number(action + 1);
    setControlSize(m_where, ControlSize::Card);
    m_where->setAccessibleName(tr("Server of action %1").arg(number));
    m_where->addItem(tr("the agent's server"), true);
    m_where->addItem(tr("a fixed server"), false);
    m_where->setFixedWidth(150);
    for (QLineEdit* each : {m_tool, m_url}) {
        setControlSize(each, ControlSize::Card);
        each->setFont(ui::font(TextRole::Mono));
    }
    m_tool->setAccessibleName(tr("Tool of action %1").arg(number));
    m_tool->setPlaceholderText(tr("tool name"));
    m_tool->setMinimumWidth(110);
    m_url->setAccessibleName(tr("Server URL of action %1").arg(number));
    m_url->setPlaceholderText(u"https://…"_s);
    auto* row = new QHBoxLayout(m_urlRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_url, 1);
    row->addWidget(m_host);
    column->addWidget(m_urlRow);
    column->addWidget(m_payload);
    auto* checks = new QHBoxLayout;
    checks->setSpacing(16);
    checks->addWidget(m_file);
    checks->addWidget(m_verify);
    checks->addStretch(1);
    m_file->setAccessibleName(tr("Send the event's file, action %1").arg(number));
    m_verify->setAccessibleName(tr("Verify the file's hash, action %1").arg(number));
    column->addLayout(checks);
    auto* tokens = new QHBoxLayout(m_tokenRow);
    tokens->setContentsMargins(0, 0, 0, 0);
    tokens->addStretch(1);
    column->addWidget(m_tokenRow);
    connect(m_where, &QComboBox::activated, this, [this] {
        const bool resolves = m_where->currentData().toBool();
        set(u"resolve_endpoint"_s, resolves);
        set(u"server_url"_s, resolves ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_url->text().trimmed()));
    });
    connect(m_tool, &QLineEdit::textEdited, this, [this](const QString& text) { set(u"tool_name"_s, text.trimmed()); });
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_host->clear();
        set(u"server_url"_s, text.trimmed());
    });
    connect(m_host, &HostCheck::allowWanted, this, [this] {
        set(u"allow_private_hosts"_s, withHost(value(u"allow_private_hosts"_s), value(u"server_url"_s).toString()));
    });
    connect(m_file, &QCheckBox::clicked, this, [this](bool on) { set(u"include_file_content"_s, on); });
    connect(m_verify, &QCheckBox::clicked, this, [this](bool on) { set(u"verify_file_hash"_s, on); });
    renew();
}

QList<QWidget*> McpForm::headWidgets()
{
    return {m_where, m_tool};
}

QString McpForm::tokenName() const
{
    const Trigger& trigger = draft()->now();
    for (const TriggerCondition& condition : trigger.conditions)
        if (condition.type == "agent_id_equals"_L1 && !condition.value.isEmpty() && condition.op != "!="_L1)
            return u"mcp.%1.%2"_s.arg(trigger.chainId).arg(condition.value);
    return {};
}

void McpForm::renew()
{
    const bool resolves = value(u"resolve_endpoint"_s).toBool(value(u"server_url"_s).isUndefined());
    m_where->setCurrentIndex(resolves ? 0 : 1);
    if (m_tool->text().trimmed() != value(u"tool_name"_s).toString())
        m_tool->setText(value(u"tool_name"_s).toString());
    if (!resolves && m_url->text().trimmed() != value(u"server_url"_s).toString())
        m_url->setText(value(u"server_url"_s).toString());
    m_urlRow->setVisible(!resolves);
    setFieldCheck(m_tool, isRefused(u"tool_name"_s) ? FieldCheck::Refused : FieldCheck::None);
    setFieldCheck(m_url, isRefused(u"server_url"_s) ? FieldCheck::Refused : FieldCheck::None);
    m_file->setChecked(value(u"include_file_content"_s).toBool());
    m_verify->setChecked(value(u"verify_file_hash"_s).toBool());
    m_verify->setEnabled(m_file->isChecked());
    m_payload->renew();
    if (const QString name = resolves ? tokenName() : QString(); name != m_tokenName) {
        m_tokenName = name;
        delete std::exchange(m_token, nullptr);
        if (!name.isEmpty()) {
            m_token = new SecretButton(tr("Agent token"), name);
            static_cast<QHBoxLayout*>(m_tokenRow->layout())->insertWidget(0, m_token);
            m_token->setStored(m_secrets.contains(name));
            connect(m_token, &SecretButton::wanted, this, &EffectForm::secretWanted);
        }
    }
    m_tokenRow->setVisible(m_token);
}

void McpForm::setPreview(const ActionPreview& preview, const QString& eventTime)
{
    m_payload->setPreview(preview, eventTime);
    m_host->set(preview.hostIsPublic,
                isHostAllowed(value(u"allow_private_hosts"_s), value(u"server_url"_s).toString()));
}

void McpForm::setPreviewFailure(const QString& text)
{
    m_payload->setPreviewFailure(text);
}

void McpForm::focusField(const QString& key)
{
    if (key.startsWith("payload"_L1))
        m_payload->focusEditor(Qt::TabFocusReason);
    else if (key.startsWith("server_url"_L1) && m_urlRow->isVisible())
        m_url->setFocus(Qt::TabFocusReason);
    else if (key.startsWith("resolve"_L1))
        m_where->setFocus(Qt::TabFocusReason);
    else
        m_tool->setFocus(Qt::TabFocusReason);
}

void McpForm::setSecrets(const QStringList& names)
{
    m_secrets = names;
    if (m_token)
        m_token->setStored(names.contains(m_tokenName));
}

}  // namespace signalbox::ui
