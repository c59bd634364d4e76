// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/triggers.h"
#include "theme/style.h"

class QComboBox;
class QLineEdit;

namespace signalbox::ui {

class AddressesField;
class DecimalField;

/// The editor of a condition's value, by its kind: a field for text and agent IDs, a spin box for decimals and counts,
/// a list for choices, a list of addresses, yes or no.
class ValueEditor : public QWidget {
    Q_OBJECT
public:
    ValueEditor(const TriggerVocabulary::Condition& kind, const QString& registry, QWidget* parent = nullptr);

    QString value() const;
    void setValue(const QString& value);
    void setCheck(FieldCheck check);
    QWidget* field() const;
    int widthOfValue() const;  ///< of its text, in px

Q_SIGNALS:
    void edited(const QString& value);

private:
    void place(QWidget* field, const QString& name);
    QLineEdit* m_line = nullptr;
    DecimalField* m_decimal = nullptr;
    QComboBox* m_combo = nullptr;
    AddressesField* m_addresses = nullptr;
};

}  // namespace signalbox::ui
