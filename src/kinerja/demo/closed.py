"""What did the made-up company reach in the two cycles before, and what did it learn?"""

from __future__ import annotations

from kinerja.core.okr import Ambition
from kinerja.demo.goals import KeyResultSpec, ObjectiveSpec
from kinerja.demo.measures import HOURS, PERCENT, RUPIAH, count

BEFORE_LAST = (
    ObjectiveSpec(
        "toko_daring",
        "Toko daring yang tidak membuat orang menunggu",
        "Halaman lambat membuang satu dari lima pengunjung.",
        "pemasaran",
        "nadia",
        (
            KeyResultSpec(
                "Waktu muat halaman turun dari 5,2 ke 2,5 detik", count("detik"), "5.2", "2.5", 0.86, 1, owner="damar"
            ),
            KeyResultSpec(
                "Keranjang yang ditinggalkan turun dari 71% ke 55%", PERCENT, "71", "55", 0.58, 1, owner="damar"
            ),
            KeyResultSpec(
                "Pesanan dari ponsel naik dari 900 ke 1.500 per bulan",
                count("pesanan"),
                "900",
                "1500",
                0.77,
                owner="nadia",
            ),
        ),
        self_grade="0.8",
        self_reason="Dua dari tiga sudah terasa oleh pelanggan.",
        learning="Gambar yang terlalu besar adalah separuh masalahnya; periksa itu lebih dulu.",
    ),
    ObjectiveSpec(
        "layanan_malam",
        "Pelanggan malam hari tidak sendirian",
        "Sepertiga pesan datang setelah jam kantor.",
        "layanan",
        "laras",
        (
            KeyResultSpec("Respon malam turun dari 11 jam ke 4 jam", HOURS, "11", "4", 0.72, 1, owner="bayu"),
            KeyResultSpec(
                "Tiket malam yang terbengkalai turun dari 60 ke 10", count("tiket"), "60", "10", 0.9, owner="intan"
            ),
        ),
        self_grade="0.8",
        self_reason="Shift malam berjalan sejak minggu kelima.",
        learning="Jadwal bergilir dua minggu lebih disukai daripada tetap.",
    ),
    ObjectiveSpec(
        "reseller",
        "Reseller menjadi tangan panjang kita",
        "",
        "penjualan",
        "yoga",
        (
            KeyResultSpec(
                "Reseller aktif bertambah dari 20 menjadi 45", count("reseller"), "20", "45", 0.32, owner="rangga"
            ),
            KeyResultSpec(
                "Omzet reseller naik dari Rp80 juta ke Rp200 juta", RUPIAH, "80000000", "200000000", 0.28, owner="citra"
            ),
        ),
        Ambition.COMMITTED,
        self_grade="0.4",
        self_reason="Syarat modal terlalu berat bagi reseller kecil.",
        learning="Tawarkan titip jual dulu, baru minta modal. Kami lanjutkan dengan cara lain.",
    ),
)

LAST = (
    ObjectiveSpec(
        "ukuran",
        "Orang berani membeli tanpa menyentuh",
        "Ragu pada ukuran adalah alasan batal nomor satu.",
        "pemasaran",
        "nadia",
        (
            KeyResultSpec(
                "Produk dengan foto di ruangan nyata naik dari 15% ke 80%", PERCENT, "15", "80", 0.95, 0, owner="damar"
            ),
            KeyResultSpec(
                "Pertanyaan soal ukuran turun dari 400 ke 200 per bulan",
                count("pertanyaan"),
                "400",
                "200",
                0.7,
                owner="damar",
            ),
            KeyResultSpec(
                "Ulasan berfoto bertambah dari 120 ke 400", count("ulasan"), "120", "400", 0.66, owner="sekar"
            ),
        ),
        self_grade="0.8",
        self_reason="Foto selesai, dampaknya baru separuh jalan.",
        learning="Foto dari pelanggan lebih dipercaya daripada foto studio.",
    ),
    ObjectiveSpec(
        "sekali_selesai",
        "Keluhan selesai tanpa dipindah-pindah",
        "Pelanggan bercerita tiga kali sebelum dibantu.",
        "layanan",
        "laras",
        (
            KeyResultSpec("Tiket yang dipindah turun dari 28% ke 12%", PERCENT, "28", "12", 0.81, 1, owner="intan"),
            KeyResultSpec(
                "Skor kepuasan setelah keluhan naik dari 3,6 ke 4,2", count("poin"), "3.6", "4.2", 0.67, 1, owner="bayu"
            ),
            KeyResultSpec(
                "8 jenis keluhan bisa diputuskan di meja depan", count("jenis"), "0", "8", 0.75, owner="laras"
            ),
        ),
        self_grade="0.7",
        self_reason="Wewenang di meja depan ternyata kuncinya.",
        learning="Batas ganti rugi Rp250 ribu per kasus cukup untuk sembilan dari sepuluh keluhan.",
    ),
    ObjectiveSpec(
        "timur",
        "Wilayah timur berdiri di atas kaki sendiri",
        "",
        "penjualan_timur",
        "rangga",
        (
            KeyResultSpec("Pelanggan berulang naik dari 14% ke 25%", PERCENT, "14", "25", 0.45, 1, owner="rangga"),
            KeyResultSpec("Titik pajang bertambah dari 6 menjadi 15", count("titik"), "6", "15", 0.56, owner="rangga"),
        ),
        self_grade="0.5",
        goes_on=True,
        self_reason="Ongkos kirim antarpulau memakan selisihnya.",
        learning="Gudang kecil di Surabaya lebih penting daripada titik pajang baru.",
    ),
    ObjectiveSpec(
        "wawancara",
        "Calon karyawan bercerita baik tentang kita",
        "",
        "sdm",
        "gilang",
        (
            KeyResultSpec(
                "Calon yang mundur di tengah jalan turun dari 30% ke 15%", PERCENT, "30", "15", 1.0, 0, owner="kirana"
            ),
            KeyResultSpec("Tawaran yang diterima naik dari 68% ke 85%", PERCENT, "68", "85", 1.0, 0, owner="kirana"),
        ),
        Ambition.COMMITTED,
        self_grade="1.0",
        self_reason="Jawaban dalam tiga hari mengubah segalanya.",
        learning="Kecepatan menjawab lebih berarti daripada naiknya tawaran.",
    ),
)
