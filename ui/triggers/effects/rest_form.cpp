// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/rest_form.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style.h"
#include "triggers/effects/header_list.h"
#include "triggers/effects/host_check.h"
#include "triggers/effects/template_box.h"
#include "widgets/text.h"

namespace signalbox::ui {

RestForm::RestForm(TriggerDraft* draft, int action, QWidget* parent)
    : EffectForm(draft, action, parent),
      m_method(new QComboBox),
      m_url(new QLineEdit),
      m_host(new HostCheck),
      m_body(new TemplateBox(draft, action, u"body_template"_s, TemplateBox::Kind::Json, tr("Body template"))),
      m_headers(new HeaderList(tr("action %1").arg(action + 1))),
      m_timeout(new QSpinBox)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_body);
    column->addWidget(m_headers);
    auto* more = new QHBoxLayout;
    more->setSpacing(8);
    more->addWidget(new Text(tr("Time limit"), TextRole::Small, Ink::Secondary));
    more->addWidget(m_timeout);
    more->addStretch(1);
    column->addLayout(more);
    setControlSize(m_method, ControlSize::Card);
    m_method->setAccessibleName(tr("Method of action %1").arg(action + 1));
    for (const char* each : {"POST", "PUT", "PATCH", "GET", "DELETE"})
        m_method->addItem(QLatin1String(each), QLatin1String(each));
    m_method->setFixedWidth(84);
    setControlSize(m_url, ControlSize::Card);
    m_url->setFont(ui::font(TextRole::Mono));
    m_url->setAccessibleName(tr("URL of action %1").arg(action + 1));
    m_url->setPlaceholderText(u"https://…"_s);
    m_url->setMinimumWidth(120);
    setControlSize(m_timeout, ControlSize::Card);
    m_timeout->setAccessibleName(tr("Time limit of action %1").arg(action + 1));
    m_timeout->setRange(1, 300);
    m_timeout->setSuffix(tr(" s", "seconds"));
    m_headers->setNote(tr("Idempotency-Key, and X-Signature if actions.hmac_key is stored, are added by Signalbox."));
    connect(m_method, &QComboBox::activated, this, [this] { set(u"method"_s, m_method->currentData().toString()); });
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_host->clear();
        set(u"url"_s, text.trimmed());
    });
    connect(m_headers, &HeaderList::edited, this, [this] { set(u"headers"_s, m_headers->headers()); });
    connect(m_headers, &HeaderList::secretWanted, this, &EffectForm::secretWanted);
    connect(m_timeout, &QSpinBox::valueChanged, this, [this](int seconds) {
        if (value(u"timeout_ms"_s).toInt(30'000) / 1000 != seconds)
            set(u"timeout_ms"_s, seconds * 1000);
    });
    connect(m_host, &HostCheck::allowWanted, this, [this] {
        set(u"allow_private_hosts"_s, withHost(value(u"allow_private_hosts"_s), value(u"url"_s).toString()));
    });
    renew();
}

QList<QWidget*> RestForm::headWidgets()
{
    return {m_method, m_url, m_host};
}

void RestForm::renew()
{
    const QString method = value(u"method"_s).toString(u"POST"_s);
    m_method->setCurrentIndex(std::max(0, m_method->findData(method, Qt::UserRole, Qt::MatchFixedString)));
    const QString url = value(u"url"_s).toString();
    if (m_url->text().trimmed() != url)
        m_url->setText(url);
    setFieldCheck(m_url, isRefused(u"url"_s) ? FieldCheck::Refused : FieldCheck::None);
    m_headers->setHeaders(value(u"headers"_s).toObject());
    m_timeout->setValue(std::max(1, value(u"timeout_ms"_s).toInt(30'000) / 1000));
    m_body->renew();
    m_body->setVisible(method != "GET"_L1 && method != "DELETE"_L1);
}

void RestForm::setPreview(const ActionPreview& preview, const QString& eventTime)
{
    m_body->setPreview(preview, eventTime);
    m_host->set(preview.hostIsPublic, isHostAllowed(value(u"allow_private_hosts"_s), value(u"url"_s).toString()));
}

void RestForm::setPreviewFailure(const QString& text)
{
    m_body->setPreviewFailure(text);
}

void RestForm::focusField(const QString& key)
{
    if (key.startsWith("body"_L1))
        m_body->focusEditor(Qt::TabFocusReason);
    else if (key.startsWith("method"_L1))
        m_method->setFocus(Qt::TabFocusReason);
    else if (key.startsWith("timeout"_L1))
        m_timeout->setFocus(Qt::TabFocusReason);
    else
        m_url->setFocus(Qt::TabFocusReason);
}

void RestForm::setSecrets(const QStringList& names)
{
    m_headers->setSecrets(names);
}

}  // namespace signalbox::ui
