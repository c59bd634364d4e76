// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/setting_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "language/engine_words.h"
#include "settings/setting_words.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/segments.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

class HeightKeeper : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            auto* label = static_cast<QLabel*>(watched);
            if (const int height = label->heightForWidth(label->width()); height > 0)
                label->setMinimumHeight(height);
        }
        return false;
    }
};

QVBoxLayout* column(QWidget* of)
{
    auto* made = new QVBoxLayout(of);
    made->setContentsMargins(0, 0, 0, 0);
    made->setSpacing(2);
    return made;
}

QHBoxLayout* head(const QString& label)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* text = new Text(label);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    return row;
}

Text* small(const QString& words)
{
    auto* text = new Text(words, TextRole::Small, Ink::Secondary);
    text->setWordWrap(true);
    return text;
}

SettingRow::Store storeIn(SettingsSource* source, const QString& key)
{
    return [source, key](const QString& text, QObject*, const SettingRow::Answer& answer) {
        if (const auto done = source->set(key, text); !done)
            return answer(fail(done.error()));
        if (const auto fields = source->fields())
            for (const SettingField& field : *fields)
                if (field.key == key)
                    answer(field);
    };
}

}  // namespace

void keepTexts(QWidget* widget)
{
    auto* keeper = new HeightKeeper(widget);
    for (QLabel* label : widget->findChildren<QLabel*>())
        if (label->wordWrap())
            label->installEventFilter(keeper);
}

QWidget* settingLine(const QString& label, const QString& sentence, QWidget* control)
{
    auto* line = new QWidget;
    QVBoxLayout* box = column(line);
    QHBoxLayout* row = head(label);
    row->addWidget(control);
    box->addLayout(row);
    if (!sentence.isEmpty())
        box->addWidget(small(sentence));
    return line;
}

SettingRow::SettingRow(SettingsSource* source, const SettingField& field, QWidget* parent)
    : SettingRow(field, storeIn(source, field.key), parent)
{
}

SettingRow::SettingRow(const SettingField& field, Store store, QWidget* parent)
    : QWidget(parent),
      m_store(std::move(store)),
      m_field(field),
      m_back(makeButton(tr("Reset"), ButtonKind::Quiet, u"undo"_s, ControlSize::Card)),
      m_check(new CheckLine)
{
    const SettingWords words = settingWords(field);
    setObjectName(field.key);
    m_back->setAccessibleName(tr("Reset %1 to its default").arg(words.label));
    QVBoxLayout* box = column(this);
    QHBoxLayout* row = head(words.label);
    row->addWidget(m_back);
    switch (field.kind) {
        case SettingField::Kind::Flag:
            m_switch = new Switch({});
            m_switch->setAccessibleName(words.label);
            m_switch->setCheckable(true);
            row->addWidget(m_switch);
            connect(m_switch, &QAbstractButton::toggled, this, [this](bool on) { save(on ? u"true"_s : u"false"_s); });
            break;
        case SettingField::Kind::Word: {
            m_choice = new Segments(words.label);
            std::vector<Segments::Item> items;
            for (const QString& word : field.words)
                items.push_back({word, settingChoice(word)});
            m_choice->setItems(items);
            row->addWidget(m_choice);
            connect(m_choice, &Segments::currentChanged, this, &SettingRow::save);
            break;
        }
        case SettingField::Kind::Number:
        case SettingField::Kind::Text: {
            const bool isText = field.kind == SettingField::Kind::Text;
            m_edit = new QLineEdit;
            m_edit->setAccessibleName(words.label);
            m_edit->setFixedWidth(isText ? 260 : 120);
            m_edit->setMaxLength(isText ? 2000 : 12);
            m_edit->setAlignment((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            row->addWidget(m_edit);
            connect(m_edit, &QLineEdit::editingFinished, this, [this] {
                if (m_edit->isModified())
                    save(m_edit->text().trimmed());
            });
            break;
        }
    }
    box->addLayout(row);
    QStringList sentences{words.sentence};
    if (const QString limits = settingLimits(field); !limits.isEmpty())
        sentences << limits;
    if (field.restart)
        sentences << tr("Takes effect after a restart.");
    box->addWidget(small(joinSentences(sentences)));
    box->addWidget(m_check);
    m_check->hide();
    connect(m_back, &QPushButton::clicked, this, [this] { save(u"default"_s); });
    renew();
}

void SettingRow::save(const QString& text)
{
    if (m_showing)
        return;
    QString plain = text;
    if (m_field.kind == SettingField::Kind::Number)
        plain.remove(QLocale().groupSeparator()).remove(QLatin1Char(' '));
    if (plain.isEmpty())
        plain = u"?"_s;  // an empty text is not a valid value
    m_store(plain, this, [this](const Expected<SettingField>& field) { take(field); });
}

void SettingRow::take(const Expected<SettingField>& field)
{
    const bool unfit = !field && field.error().code == "BAD_SETTING"_L1 && m_field.kind != SettingField::Kind::Text;
    const QString refusal = field ? QString() : unfit ? settingRefusal(m_field) : engineWords(field.error());
    if (m_edit) {
        m_edit->setModified(false);
        setFieldCheck(m_edit, field ? FieldCheck::None : FieldCheck::Refused);
        m_edit->setAccessibleDescription(refusal);
    }
    m_check->setVisible(!field);
    if (field)
        m_field = *field;
    else
        m_check->set(State::Error, refusal);
    if (field || !m_edit)
        renew();
}

void SettingRow::renew()
{
    m_showing = true;
    if (m_switch)
        m_switch->setChecked(m_field.value.toBool());
    if (m_choice)
        m_choice->setCurrent(m_field.value.toString());
    if (m_edit)
        m_edit->setText(m_field.kind == SettingField::Kind::Text
                            ? m_field.value.toString()
                            : QLocale().toString(qint64(m_field.value.toDouble())));
    m_back->setVisible(m_field.set && m_field.value != m_field.otherwise);
    m_showing = false;
}

}  // namespace signalbox::ui
