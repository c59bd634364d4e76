// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/header_list.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/text.h"

namespace signalbox::ui {

QString secretOf(const QString& value)
{
    static const QRegularExpression reference(u"^\\s*\\{\\{\\s*secret:([\\w.-]+)\\s*\\}\\}\\s*$"_s);
    return reference.match(value).captured(1);
}

bool looksSecret(const QString& header)
{
    static const QStringList names{
        u"authorization"_s, u"proxy-authorization"_s, u"x-api-key"_s, u"api-key"_s, u"api_key"_s,
        u"token"_s,         u"x-auth-token"_s,        u"cookie"_s};
    return names.contains(header.trimmed().toLower());
}

HeaderList::HeaderList(QString owner, QWidget* parent)
    : QWidget(parent),
      m_owner(std::move(owner)),
      m_box(new QVBoxLayout(this)),
      m_note(new Text({}, TextRole::Small, Ink::Secondary))
{
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(new Text(tr("Headers"), TextRole::Small, Ink::Secondary), 1);
    QPushButton* add = makeButton(tr("Add header"), ButtonKind::Link, {}, ControlSize::Row);
    add->setAccessibleName(tr("Add header, %1", "action").arg(m_owner));
    head->addWidget(add);
    m_box->addLayout(head);
    m_box->addWidget(m_note);
    m_note->hide();
    connect(add, &QPushButton::clicked, this, &HeaderList::addRow);
}

QJsonObject HeaderList::headers() const
{
    QJsonObject all;
    for (const auto& [name, value] : m_rows)
        if (!name.trimmed().isEmpty() || !value.isEmpty())
            all[name.trimmed()] = value;
    return all;
}

void HeaderList::setHeaders(const QJsonObject& headers)
{
    if (headers == this->headers())
        return;
    m_rows.clear();
    for (auto each = headers.begin(); each != headers.end(); ++each)
        m_rows.emplace_back(each.key(), each.value().toString());
    rebuild();
}

void HeaderList::setSecrets(const QStringList& names)
{
    if (names == m_secrets)
        return;
    m_secrets = names;
    rebuild();
}

void HeaderList::setNote(const QString& text)
{
    static_cast<Text*>(m_note)->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void HeaderList::addRow()
{
    m_rows.emplace_back();
    rebuild();
    const auto fields = m_content->findChildren<QLineEdit*>();
    if (fields.size() > 1)
        fields.at(fields.size() - 2)->setFocus(Qt::OtherFocusReason);
}

void HeaderList::rebuild()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (size_t i = 0; i < m_rows.size(); ++i)
        makeRow(i);
    m_box->insertWidget(1, m_content);
    m_content->show();
}

void HeaderList::makeRow(size_t index)
{
    const auto& [name, value] = m_rows[index];
    const QString secret = secretOf(value), number = QString::number(index + 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* key = new QLineEdit(name);
    auto* field = new QLineEdit(value);
    auto* note = new Text({}, TextRole::Small, Ink::Secondary);
    auto* remove = makeIconButton(u"close"_s, tr("Remove header %1").arg(number), ControlSize::Row);
    auto* lockButton = makeIconButton(u"lock"_s,
                                      secret.isEmpty() ? tr("Make header %1 a secret").arg(number)
                                                       : tr("Replace the secret of header %1").arg(number),
                                      ControlSize::Row);
    for (QLineEdit* each : {key, field}) {
        setControlSize(each, ControlSize::Card);
        each->setFont(ui::font(TextRole::Mono));
    }
    key->setAccessibleName(tr("Name of header %1").arg(number));
    key->setPlaceholderText(tr("name"));
    field->setAccessibleName(tr("Value of header %1").arg(number));
    field->setPlaceholderText(tr("value"));
    key->setFixedWidth(146);
    note->setElide(Qt::ElideRight);
    if (!secret.isEmpty()) {
        field->setReadOnly(true);
        QPalette colors = field->palette();
        colors.setBrush(QPalette::Text, colors.link());
        field->setPalette(colors);
        const bool stored = m_secrets.contains(secret);
        note->setText(stored ? tr("stored, never shown") : tr("not stored yet: set it"));
        note->setInk(stored ? Ink::Secondary : Ink::Warn);
    } else if (looksSecret(name)) {
        note->setText(tr("plain text: lock it"));
        note->setInk(Ink::Warn);
    }
    row->addWidget(key);
    row->addWidget(field, 2);
    row->addWidget(lockButton);
    row->addWidget(note, 1);
    row->addWidget(remove);
    static_cast<QVBoxLayout*>(m_content->layout())->addLayout(row);
    connect(key, &QLineEdit::textEdited, this, [this, index](const QString& text) {
        m_rows[index].first = text;
        Q_EMIT edited();
    });
    connect(field, &QLineEdit::textEdited, this, [this, index](const QString& text) {
        m_rows[index].second = text;
        Q_EMIT edited();
    });
    connect(lockButton, &QToolButton::clicked, this, [this, index] { lock(index); });
    connect(remove, &QToolButton::clicked, this, [this, index] {
        m_rows.erase(m_rows.begin() + qsizetype(index));
        QMetaObject::invokeMethod(this, &HeaderList::rebuild, Qt::QueuedConnection);
        Q_EMIT edited();
    });
}

/// The value becomes a reference, named after the header; the sheet asks for the secret.
void HeaderList::lock(size_t index)
{
    QString secret = secretOf(m_rows[index].second);
    if (secret.isEmpty()) {
        static const QRegularExpression other(u"[^a-z0-9]+"_s);
        secret = m_rows[index].first.trimmed().toLower().replace(other, u"_"_s);
        if (secret.isEmpty())
            secret = u"header"_s;
        m_rows[index].second = u"{{secret:%1}}"_s.arg(secret);
        QMetaObject::invokeMethod(this, &HeaderList::rebuild, Qt::QueuedConnection);
        Q_EMIT edited();
    }
    Q_EMIT secretWanted(secret);
}

}  // namespace signalbox::ui
