// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "shell/settings_source.h"

class QLineEdit;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class Segments;
class Switch;
class Text;

/// One declared setting: label, control, description with the limits, and the error of a refused value.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    using Answer = std::function<void(const Expected<SettingField>& field)>;
    /// Stores a value ("default" for the default) and answers the field as it is then, unless `owner` is gone.
    using Store = std::function<void(const QString& text, QObject* owner, const Answer& answer)>;

    SettingRow(const SettingField& field, Store store, QWidget* parent = nullptr);
    SettingRow(SettingsSource* source, const SettingField& field, QWidget* parent = nullptr);

private:
    void save(const QString& text);
    void take(const Expected<SettingField>& field);
    void renew();  ///< shows the current value

    Store m_store;
    SettingField m_field;
    QLineEdit* m_edit = nullptr;
    Switch* m_switch = nullptr;
    Segments* m_choice = nullptr;
    QPushButton* m_back;
    CheckLine* m_check;
    bool m_showing = false;
};

/// Gives the wrapped texts in the widget the height that they need at their width; a scrolled page would give them only
/// one line.
void keepTexts(QWidget* widget);

/// A row of the settings page: label at the left, control at the right, description below.
QWidget* settingLine(const QString& label, const QString& sentence, QWidget* control);

}  // namespace signalbox::ui
