//! Values on their way to JavaScript, as one JSON text: to parse it there costs a fraction of the calls that would make
//! an object field by field.
//!
//! Decides nothing but the form, which is what a plain object would be: what is absent has no field, so that it reads as
//! `undefined`; keys of maps are texts.

use serde::Serialize;
use serde::ser::{self, Impossible};
use std::fmt::{self, Display, Write};

/// Writes a value.
///
/// # Errors
/// Only what a type's own writer says.
pub fn write_json<T: Serialize + ?Sized>(value: &T) -> Result<String, Fault> {
    let mut writer = Writer::default();
    value.serialize(&mut writer)?;
    writer.close_value();
    Ok(writer.out)
}

/// A value that has no form here. It says no more: each type has its own code for each error it may hand on, and a text
/// in it would double that.
#[derive(Debug)]
pub struct Fault;

impl Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("there is no such object in JavaScript")
    }
}

impl std::error::Error for Fault {}

impl ser::Error for Fault {
    fn custom<T: Display>(_: T) -> Self {
        Fault
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Whether the value just written is absent: its field, if it has one, goes too.
    is_absent: bool,
}

impl Writer {
    /// What is absent and has no field is `null`.
    #[inline(never)]
    fn close_value(&mut self) {
        if std::mem::take(&mut self.is_absent) {
            self.out.push_str("null");
        }
    }

    #[inline(never)]
    fn write_text(&mut self, text: &str) {
        self.out.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.out.push_str(text.get(plain..at).unwrap_or(""));
            plain = at + 1;
            match byte {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                _ => self.write(format_args!("\\u{byte:04x}")),
            }
        }
        self.out.push_str(text.get(plain..).unwrap_or(""));
        self.out.push('"');
    }

    #[inline(never)]
    fn write(&mut self, text: fmt::Arguments) {
        // Writing into a string never fails.
        let _ = self.out.write_fmt(text);
    }

    #[inline(never)]
    fn open(&mut self, opening: &str, closing: &'static str) -> Parts<'_> {
        self.out.push_str(opening);
        Parts { writer: self, closing, is_first: true }
    }

    /// `{"variant":` and what follows it.
    fn open_variant(&mut self, variant: &str, opening: &str, closing: &'static str) -> Parts<'_> {
        self.out.push('{');
        self.write_text(variant);
        self.out.push(':');
        self.open(opening, closing)
    }
}

/// A list or an object while it is written.
struct Parts<'w> {
    writer: &'w mut Writer,
    closing: &'static str,
    is_first: bool,
}

impl Parts<'_> {
    #[inline(never)]
    fn divide(&mut self) {
        if !std::mem::take(&mut self.is_first) {
            self.writer.out.push(',');
        }
    }

    /// One copy for each type, whoever calls.
    #[inline(never)]
    fn add_item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.divide();
        value.serialize(&mut *self.writer)?;
        self.writer.close_value();
        Ok(())
    }

    #[inline(never)]
    fn add_field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Fault> {
        let before = self.open_field(key);
        value.serialize(&mut *self.writer)?;
        self.close_field(before);
        Ok(())
    }

    /// Writes a key; gives what was before it. Each type has its own `add_field`, so what is not the type's stands apart.
    #[inline(never)]
    fn open_field(&mut self, key: &str) -> (usize, bool) {
        let before = (self.writer.out.len(), self.is_first);
        self.divide();
        self.writer.write_text(key);
        self.writer.out.push(':');
        before
    }

    /// Takes the key of an absent value back.
    #[inline(never)]
    fn close_field(&mut self, (start, was_first): (usize, bool)) {
        if std::mem::take(&mut self.writer.is_absent) {
            self.writer.out.truncate(start);
            self.is_first = was_first;
        }
    }

    #[inline(never)]
    fn close(self) {
        self.writer.out.push_str(self.closing);
    }
}

/// Whole numbers of every size are written as the largest.
macro_rules! numbers {
    ($($name:ident: $kind:ty),* $(,)?) => {
        $(fn $name(self, value: $kind) -> Result<(), Fault> {
            self.serialize_i64(value.into())
        })*
    };
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Parts<'w>;
    type SerializeTuple = Parts<'w>;
    type SerializeTupleStruct = Parts<'w>;
    type SerializeTupleVariant = Parts<'w>;
    type SerializeMap = Impossible<(), Fault>;
    type SerializeStruct = Parts<'w>;
    type SerializeStructVariant = Parts<'w>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
    }

    fn serialize_bool(self, value: bool) -> Result<(), Fault> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    #[inline(never)]
    fn serialize_i64(self, value: i64) -> Result<(), Fault> {
        self.write(format_args!("{value}"));
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Fault> {
        self.write(format_args!("{value}"));
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Fault> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Fault> {
        if value.is_finite() {
            self.write(format_args!("{value}"));
        } else {
            self.out.push_str("null");
        }
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Fault> {
        self.write_text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Fault> {
        self.write_text(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Fault> {
        self.is_absent = true;
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Fault> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Fault> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Fault> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Fault> {
        let mut parts = self.open("{", "}");
        parts.add_field(variant, value)?;
        parts.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w>, Fault> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'w>, Fault> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'w>, Fault> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w>, Fault> {
        Ok(self.open_variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Fault> {
        Err(Fault)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'w>, Fault> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'w>, Fault> {
        Ok(self.open_variant(variant, "{", "}}"))
    }
}

/// Lists of every kind are written alike.
macro_rules! lists {
    ($($kind:ident: $add:ident),* $(,)?) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Fault;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
                self.add_item(value)
            }

            fn end(self) -> Result<(), Fault> {
                self.close();
                Ok(())
            }
        })*
    };
}

lists! {
    SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

/// Objects of every kind are written alike.
macro_rules! objects {
    ($($kind:ident),*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Fault;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
                self.add_field(key, value)
            }

            fn end(self) -> Result<(), Fault> {
                self.close();
                Ok(())
            }
        })*
    };
}

objects!(SerializeStruct, SerializeStructVariant);
