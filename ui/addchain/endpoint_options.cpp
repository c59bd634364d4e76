// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoint_options.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QUrl>

#include "signalbox/literals.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

QSpinBox* addNumber(QFormLayout* form, const QString& label, const QString& none, const QString& suffix, int max,
                    int step)
{
    auto* box = new QSpinBox;
    box->setRange(0, max);
    box->setSingleStep(step);
    box->setSpecialValueText(none);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(label);
    form->addRow(new Text(label, TextRole::Base, Ink::Secondary), box);
    return box;
}

}  // namespace

EndpointOptions::EndpointOptions(QWidget* parent) : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_user = addLine(form, tr("User"), tr("for basic authentication"));
    m_password = addLine(form, tr("Password"), {});
    m_password->setEchoMode(QLineEdit::Password);
    m_bearer = addLine(form, tr("Bearer token"), {});
    m_bearer->setEchoMode(QLineEdit::Password);
    m_headers = new QPlainTextEdit;
    m_headers->setPlaceholderText(tr("X-Name: value, one per line"));
    m_headers->setAccessibleName(tr("Request headers"));
    m_headers->setTabChangesFocus(true);
    m_headers->setFixedHeight(54);
    form->addRow(new Text(tr("Request headers"), TextRole::Base, Ink::Secondary), m_headers);
    m_proxy = addLine(form, tr("Proxy"), tr("system proxy, or http://…, socks5://…"));
    m_caFile = addLine(form, tr("CA file"), tr("system certificates, or the path of a PEM file"));
    m_rate = new QDoubleSpinBox;
    m_rate->setRange(0, 10000);
    m_rate->setDecimals(1);
    m_rate->setSpecialValueText(tr("detected automatically"));
    m_rate->setSuffix(tr(" per second"));
    m_rate->setAccessibleName(tr("Requests per second"));
    form->addRow(new Text(tr("Requests per second"), TextRole::Base, Ink::Secondary), m_rate);
    m_range = addNumber(form, tr("Blocks per request"), tr("as measured"), {}, 10000000, 100);
    m_batch = addNumber(form, tr("Calls per batch"), tr("as measured"), {}, 10000, 10);
    m_concurrency = addNumber(form, tr("Concurrent requests"), tr("detected automatically"), {}, 1000, 1);
    m_budget = addNumber(form, tr("Daily budget"), tr("none"), tr(" requests"), 2000000000, 1000);
    m_announced = new QComboBox;
    m_announced->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_announced->setMinimumContentsLength(24);
    m_announced->addItem(tr("WebSocket subscription, if available"), true);
    m_announced->addItem(tr("polling only"), false);
    m_announced->setAccessibleName(tr("New blocks"));
    form->addRow(new Text(tr("New blocks"), TextRole::Base, Ink::Secondary), m_announced);
    m_note = addLine(form, tr("Note"), {});

    for (QLineEdit* line : findChildren<QLineEdit*>())
        if (!qobject_cast<QAbstractSpinBox*>(line->parentWidget()))
            connect(line, &QLineEdit::editingFinished, this, &EndpointOptions::edited);
    for (QSpinBox* box : findChildren<QSpinBox*>())
        connect(box, &QSpinBox::editingFinished, this, &EndpointOptions::edited);
    connect(m_announced, &QComboBox::activated, this, &EndpointOptions::edited);
    connect(m_rate, &QDoubleSpinBox::editingFinished, this, &EndpointOptions::edited);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &EndpointOptions::edited);
}

QLineEdit* EndpointOptions::addLine(QFormLayout* form, const QString& label, const QString& hint)
{
    auto* line = new QLineEdit;
    line->setPlaceholderText(hint);
    line->setAccessibleName(label);
    form->addRow(new Text(label, TextRole::Base, Ink::Secondary), line);
    return line;
}

void EndpointOptions::setDraft(const EndpointDraft& draft)
{
    const QSignalBlocker blocker(this);
    m_user->setText(draft.user);
    m_password->setText(draft.password);
    m_bearer->setText(draft.bearer);
    m_headers->setPlainText(headersToText(draft.headers));
    m_proxy->setText(draft.proxy);
    m_caFile->setText(draft.caFile);
    m_rate->setValue(draft.limits.value(u"rate"_s).toDouble());
    m_range->setValue(draft.limits.value(u"range"_s).toInt());
    m_batch->setValue(draft.limits.value(u"batch"_s).toInt());
    m_concurrency->setValue(draft.limits.value(u"concurrency"_s).toInt());
    m_budget->setValue(draft.limits.value(u"dailyBudget"_s).toInt());
    m_announced->setCurrentIndex(m_announced->findData(draft.limits.value(u"webSocket"_s).toBool(true)));
    m_note->setText(draft.note);
}

void EndpointOptions::applyTo(EndpointDraft& draft) const
{
    draft.user = m_user->text();
    draft.password = m_password->text();
    draft.bearer = m_bearer->text().trimmed();
    draft.headers = headersFromText(m_headers->toPlainText());
    draft.proxy = m_proxy->text().trimmed();
    draft.caFile = m_caFile->text().trimmed();
    draft.note = m_note->text().trimmed();
    const auto limit = [&](const char* key, double value) {
        if (value > 0)
            draft.limits.insert(QLatin1String(key), value);
        else
            draft.limits.remove(QLatin1String(key));
    };
    limit("rate", m_rate->value());
    limit("range", m_range->value());
    limit("batch", m_batch->value());
    limit("concurrency", m_concurrency->value());
    limit("dailyBudget", m_budget->value());
    const QVariant announced = m_announced->currentData();
    if (announced.isValid() && !announced.toBool())
        draft.limits.insert(u"webSocket"_s, false);
    else
        draft.limits.remove(u"webSocket"_s);
}

void EndpointOptions::setAccessEnabled(bool enabled)
{
    for (QWidget* field :
         {static_cast<QWidget*>(m_user), static_cast<QWidget*>(m_password), static_cast<QWidget*>(m_bearer),
          static_cast<QWidget*>(m_headers), static_cast<QWidget*>(m_proxy), static_cast<QWidget*>(m_caFile)})
        field->setEnabled(enabled);
}

QString EndpointOptions::failure() const
{
    QString headers;
    headersFromText(m_headers->toPlainText(), &headers);
    if (!headers.isEmpty())
        return headers;
    if (!m_password->text().isEmpty() && !m_bearer->text().isEmpty())
        return tr("Only one kind of authentication is possible: enter either a user and password or a bearer token.");
    if (const QString proxy = m_proxy->text().trimmed(); !proxy.isEmpty() && QUrl(proxy).host().isEmpty())
        return tr("The proxy is not a valid URL. Enter http://host:port or socks5://host:port.");
    return {};
}

QJsonObject headersFromText(const QString& text, QString* failure)
{
    QJsonObject headers;
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        if (colon <= 0) {
            if (failure)
                *failure = EndpointOptions::tr("Enter request headers as Name: value, one per line.");
            continue;
        }
        headers.insert(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    return headers;
}

QString headersToText(const QJsonObject& headers)
{
    QStringList lines;
    for (auto it = headers.begin(); it != headers.end(); ++it)
        lines << it.key() + u": "_s + it.value().toString();
    return lines.join(QLatin1Char('\n'));
}

}  // namespace signalbox::ui
